"""Signs that printers set before the members of a list."""

BULLETS = "•●▪■◦›►▶✓✔◆◇❖❯➢➤➔▸▹▷‣⁃□☐☑★☆○◉◎⦁◼◾❑❒"
