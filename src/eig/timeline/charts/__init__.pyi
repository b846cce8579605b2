# Written by `make listings` from the listing in __init__.py.
from eig.timeline.charts.gantt import gantt_html as gantt_html
from eig.timeline.charts.gantt import gantt_picture as gantt_picture
from eig.timeline.charts.ical import IcalHours as IcalHours
from eig.timeline.charts.ical import IcalSource as IcalSource
from eig.timeline.charts.ical import to_ical as to_ical
from eig.timeline.charts.ical_text import escape_text as escape_text
from eig.timeline.charts.ical_text import fold_line as fold_line
from eig.timeline.charts.mermaid import to_mermaid as to_mermaid
