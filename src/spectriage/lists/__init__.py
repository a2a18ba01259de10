"""Control lists as data: entries, criteria and notes, held against what is known of an item.

In: packs of JSON files, and facts (figures, features, a family). Out: for each entry considered,
met, released, open or ruled out, with every criterion and the reason. Refuses a pack with any
fault, telling all of them. Reads no document, and takes no party and no country.
"""
