"""Components on annotated strings; a span's text stands in the text letter for letter."""

import pytest

from annotated import parse_annotated
from spectriage.language.components.claims import component as claims
from spectriage.language.components.codes import component as codes
from spectriage.language.components.entities.component import find_uncovered
from spectriage.language.components.features import component as features
from spectriage.language.components.parties import component as parties
from spectriage.language.patterns import load_patterns
from spectriage.language.pipeline import load_pipeline

N, C = " polarity=negated", " polarity=conditional"

FEATURES = [
    f"[Uncooled](F uncooled) [VOx](F microbolometer) core, no [encryption](F encryption{N})",
    "an air-cooled rack server with oil-cooled transformer",
    "Units [can be activated by an unlock code](F firmware_unlockable).",
    f"It [cannot be turned into the fast model by licence key](F firmware_unlockable{N})",
    f"[Customer-programmable network keys](F encryption_user_inaccessible{N})",
    "Zubehör: Mast, Fernwartung über VPN",
    f"will not be [attached to any rifle](F weapon_sight{N})",
    "a [cooled MWIR detector](F cooled) with [Stirling cooler](F cooled)",
    "[AES-256](F encryption) and [IPsec](F encryption) VPNs of the [AESA](F electronically_scanned) radar",
    "the password cannot be changed by the user, the power cannot be raised by the user",
    "export version [limited to 9 Hz](F frame_rate_limited)",
    "[Frame rate limit](F frame_rate_limited) "
    f"[cannot be raised by firmware update](F firmware_unlockable{N})",
    "[anti-jam antenna](F anti_jam) near an [RF jammer](F jamming)",
    f"[ITAR-free](F itar_controlled{N})",
    "dense fog, a MEMSet and a Gen 2 PCIe slot",
    "[radiation-hardened](F radiation_hardened) and [hermetically sealed](F hermetic)",
    "[ungekühltes](F uncooled) [Mikrobolometer](F microbolometer)",
    "options: [encryption](F encryption) on request",
    "tracks on during GNSS jamming, and has receiver autonomous integrity monitoring",
    "[secure against jamming](F anti_jam)",
    "[Line crossing, intrusion](F behaviour_analytics), person and vehicle",
    f"It is [not a medical product](F medical_use{N}), not only a toy",
    f"[nicht für den Einsatz in medizinischen Geräten](F medical_use{N}) zugelassen",
    f"[ne convient pas à des fins médicales](F medical_use{N})",
    f"本仪器[不得用于医疗诊断](F medical_use{N})",
    "suits not only industry, but [for medical use](F medical_use) too",
    f"Parts are [not released for road vehicles](F automotive_qualified{N})",
    "Both versions [operate at 8 Hz or below](F frame_rate_limited)",
    f"[no licence key raises the limit](F firmware_unlockable{N})",
    f"It [does not hop](F frequency_hopping{N}).",
    "The other [hops across the band](F frequency_hopping), and grain hops too",
    "[One pilot controls several drones](F swarm); a [four-section dropper](F payload_release)",
    "position 1.8 m CEP autonomous, 0.5 m SBAS; 3 m RMS (autonomous); AES ITN X2024; see https://a.example",
    "the meter has no access to encrypted signals",
    f"the [administrator may load own ciphers](F encryption_user_inaccessible{N})",
    "[Waffenoptik](F weapon_sight); das [Faltenbalg-Regelventil](F bellows_sealed)",
    "[rejection of narrowband jammers](F anti_jam), rejection of dust",
    "a [virtual fence](F behaviour_analytics), [queue detection](F behaviour_analytics) and a virtual COM port",
    f"It makes no [analysis of the payload of packets](F deep_packet_inspection{N}); packet loss 1 %",
    f"The cap [cannot be undone, neither by firmware](F firmware_unlockable{N}) nor by us",
    f"[no option or licence key lifts it](F firmware_unlockable{N})",
    f"[never offered for orbit](F space_qualified{N})",
    "[steered by its autopilot from launch to recovery](F autonomous_navigation)",
    f"It is no [free-swimming robot](F autonomous_navigation{N}). The payload bay takes 2 kg.",
    "A solid-state image sensor and a [solid-state](F solid_state) lidar",
    "[欺骗检测](F spoofing_protection), [车牌识别](F plate_recognition)",
]
CLAIMS = [
    "Applications: [building automation](C civil_industrial), [fire fighting](C humanitarian)",
    f"Not for [military use](C military{N}). For [search and rescue](C humanitarian).",
    f"Not approved for [clinical use](C medical{N})",
    "Price CIP Tashkent airport, motor mounted at [airports](C critical_infrastructure)",
    "[coastal defence](C border_security) and [assisted driving](C automotive)",
    "Nordwerk GmbH, Am Hafenbogen 12, Laufrad ohne die Rohrleitung ausbauen",
    f"no [chemical or biological weapons](C chemical_biological{N})",
    f"will not be [re-exported](C resale_reexport{N})",
    f"[re-exported](C resale_reexport{C}) only with a licence",
    "seen from the motorway, bottom landers, 4 Garrison Rd, drone makers, relocation, RS-485通信，",
    "[motorway](C critical_infrastructure) tunnels, [gas terminals](C critical_infrastructure)",
    "[lunar landers](C space), a [garrison](C military) town, [通信基站](C telecom)",
    "▪ [Sorting of glass](C civil_industrial)\n▪ [Grading of berries](C agriculture_environment)",
    "[harbour and river observation](C maritime), [offshore gangways](C maritime), [dolphin calls](C agriculture_environment)",
    "[transmission line patrol](C critical_infrastructure) and a 50 ohm transmission line",
    "[electric scooters](C automotive), [rental bicycles](C civil_industrial), [MRI](C medical)",
    f"not for [medical or rescue equipment](C medical{N}), not for [guided weapons](C missile{N})",
    f"Not released for [motor vehicles](C automotive{N}) or [space flight](C space{N})",
    "ECCN 4A994.b for re-export under the rules; the box has an LED display and a 4G/5G network modem",
    "Please ask our sales office before re-export. It is not certified for civil aircraft.",
    "[5G NR base station](C telecom) tests, [railway track measuring](C civil_industrial)",
    f"Nicht für [Feuerleitung](C military{N})",
    "• [Machine vision](C civil_industrial)\n• [Border surveillance](C border_security)",
    "ignition missing, tunnel visions and a navel orange",
    "weighing no more than 7 g; bit rate CBR, VBR; peak voltage (PIV) 600 V; the data are broadcast out",
    "lead temperature (soldering, 10 s); dimensional drawing, register mapping, I/O banks, AMR sensor",
    "an LTE link and a mmWave radio receiver that tracks 12 satellites.",
    "a sensor of the photoacoustic spectroscopy principle, for [weighing](C civil_industrial), sorting",
    "[Medical/test](C medical) [instrumentation](C civil_industrial), and metro/regional links, notify the surveillance center",
    "• [Inspection of tiled roofs](C civil_industrial)\n• [Stacker cranes](C civil_industrial)",
    "[Watchmaking](C civil_industrial), [marking of thin foils](C civil_industrial), [fish pens](C agriculture_environment)",
    "[Kältetechnik](C civil_industrial), [Formenbau](C civil_industrial), [Talsperren](C critical_infrastructure)",
    "[salles blanches](C civil_industrial), [remorqueurs](C maritime), [塔吊](C civil_industrial), [渔船](C maritime)",
    "[Shipboard radars](C maritime) and [unmanned boats](C maritime); shock in g, at sea level",
    "[Game wardens](C law_enforcement) and the [border and coastal agencies](C border_security)",
    "[relief agencies](C humanitarian), boats without lights and [sailors in distress](C humanitarian)",
    "[polar research](C research_education), [thesis projects](C research_education); traceable to metrology institutes",
    "[Ultrasound and PET front ends](C medical), [racing teams](C automotive), [5G small cells](C telecom)",
    "[Operators of gas and heat](C critical_infrastructure), [fences of mills and data centres](C critical_infrastructure)",
    "[Electronic-warfare simulators](C military) for [defence primes](C military), [small satellites](C space)",
    f"not for the [observation of public gatherings](C mass_surveillance{N})",
    f"Die [Weiterveräußerung](C resale_reexport{C}) bedarf unserer Zustimmung. Stromversorgung 5 V",
    "[Manufacture of steel furniture](C civil_industrial) and the [urea plant](C civil_industrial)",
    "[Markets served: aviation, metals](C civil_industrial), [Herstellung von Kabeln](C civil_industrial)",
    "[nursing homes](C medical), [foresters](C agriculture_environment), [harbour masters](C maritime)",
    "One gimbal, ion implantation, Garrison Quay 4, a power supply on site",
]
CODES = [
    "ECCN: [6A993.a](K US)",
    "Free of licence. [EAR99](K US), HS code 8525.89",
    "AL-Nr.: [6A003b4b](K EU), ECCN [6A003.b.4.b](K US)",
    "UK export rating [6A002a2a](K UK)",
    "Wassenaar list item [6A001](K WA)",
    "Regulation (EU) 2021/821: [2B350.i](K EU)",
    "fuse 1A250, part 3B100-X, order no. 5A250",
    "ECCN\n[3A991.d](K US)\n[5A992.c](K US)",
    f"EU: hence outside [6A005.b.6.a](K EU{N})",
]
PARTIES = [
    "Exporter: [Norrvik Navigation AB](P exporter), Varvsgatan 14",
    "Consignee\n[SHENLAN HAIYUE TRADING CO., LTD.](P consignee)\nROOM 1806",
    "Sold to:                      Ship to:\n"
    "[Hudson Marine Inc.](P buyer)           [Bight Stores LLC](P consignee)\n",
    "1 Notify party    [Orobica Spedizioni S.r.l.](P notify_party)  Tel 00 00",
    "| 5 | End user | [Marmara A.Ş.](P end_user), Giresun |",
    "EXPORTADOR / EXPORTER\n[Serra Azul Ltda.](P exporter)",
    "Forwarder ........... [Deccan Blue Freight](P freight_forwarder)",
    "We, [Mara North Trust](P end_user), confirm that",
    "Incoterms: CIP. Freight by [Southern Crux Air Cargo](P carrier).",
    "Consignee: same as above\nNotify: to order",
    "Endverwender: [Wiesengrund Messtechnik GmbH](P end_user)",
    "the carrier frequency and the bank of filters",
]


def _check(markup, found):
    text, spans = parse_annotated(markup)
    got = sorted((text[f.start : f.end], f.label, f.polarity) for f in found(text))
    assert got == sorted((s.text, s.values[0], s.polarity) for s in spans)


@pytest.mark.parametrize("markup", FEATURES)
def test_find_features(markup):
    patterns = load_patterns(features.PATTERNS)
    _check(markup, lambda text: features.find_features(text, patterns))


@pytest.mark.parametrize("markup", CLAIMS)
def test_find_claims(markup):
    patterns = load_patterns(claims.PATTERNS)
    _check(markup, lambda text: claims.find_claims(text, patterns))


@pytest.mark.parametrize("markup", CODES)
def test_find_codes(markup):
    patterns = load_patterns(codes.PATTERNS)
    _check(markup, lambda text: codes.find_codes(text, patterns))


@pytest.mark.parametrize("markup", PARTIES)
def test_find_parties(markup):
    patterns = parties.party_patterns()
    _check(markup, lambda text: parties.find_parties(text, patterns))


def test_find_codes_scores_an_unnamed_regime_lower():
    patterns = load_patterns(codes.PATTERNS)
    named, unnamed = (
        codes.find_codes(text, patterns)[0].score for text in ("EU 2B001", "classified as 2B001")
    )
    assert unnamed < 0.5 < named


def test_find_uncovered_drops_entities_that_patterns_cover():
    found = find_uncovered("no fuse, odd use", [(3, 7), (9, 16)], [(12, 16)], label="X", score=0.5)
    assert [(f.start, f.end, f.polarity, f.source) for f in found] == [(3, 7, "negated", "ner")]


@pytest.mark.parametrize(
    "text",
    [
        "不锈钢医疗器械",
        "非接触式医疗设备",
        "convient, non magnétique, à un usage médical",
        "non seulement pour un usage médical",
        "Une nettoyeuse pour dispositifs médicaux",
    ],
)
def test_medical_use_is_not_denied_by_a_syllable_or_what_stands_apart(text):
    doc = load_pipeline(ner=False)(text)
    told = {(s.label_, s._.spectriage_polarity) for s in doc.spans["spectriage_features"]}
    assert ("medical_use", "negated") not in told


@pytest.mark.parametrize("text", ["Mechanical seal monitoring system", "Detection of seals"])
def test_mechanical_seals_are_no_animals(text):
    doc = load_pipeline(ner=False)(text)
    labels = {span.label_ for span in doc.spans["spectriage_claims"]}
    assert "agriculture_environment" not in labels
