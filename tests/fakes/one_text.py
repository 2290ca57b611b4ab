"""The least of a hub that `check` takes, with a text that is right and one that is not."""

HUB = 'name = "T"\nbase_url = "https://t.example"\ngemeenten = ["dorp"]\nvoorbeeld = true\n'
GEMEENTE = (
    'name = "Dorp"\ncode = "GM9999"\n[[counters]]\nname = "Loket"\nareas = ["GM9999"]\n'
    'phone = "036 – 000 00 00"\n[client_support]\nname = "Hulp"\nphone = "036 – 000 00 00"\n'
)
AREAS = (
    'edition = 2025\n[[area]]\ncode = "GM9999"\nlevel = "gemeente"\nname = "Dorp"\n'
    'slug = "dorp"\n'
)
GOOD = "---\ntitel: Nieuws\neigenaar: a@voorbeeld.nl\nvoorbeeld: ja\n---\nEen bericht.\n"
WRONG = GOOD.replace("titel: Nieuws", "titel: Nieuw: de markt")
