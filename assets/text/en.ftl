# Every sentence of the program, in English. The same keys stand in ko.ftl, with the same variables.
# Sentence case; no full stop after one sentence; … when more input follows; no colon after labels.

## How sure a value is

status-published = published
status-derived = derived
status-conflict = sources disagree
status-recollection = from memory
status-estimate = estimate
status-assumed = assumed
status-mine = mine
status-open = Status and source of “{ $field }”
status-apply = Apply
status-new-source = New source
status-source-title = Title of the source
status-help-published = In print, or agreed in a text
status-help-derived = Arithmetic from published values
status-help-conflict = Sources disagree
status-help-recollection = From memory; no page says so
status-help-estimate = Somebody’s expectation
status-help-assumed = Assumed on somebody’s word
status-help-mine = Your own assumption; nobody else is named
status-published-needs-source = What is published needs its source: tick one, or add a new one
status-no-publisher = Name the publisher of the new source
status-no-title = Name the title of the new source
status-not-an-address = Not an address; begin with https:// or http://

## Words

word-one-off = one-off
word-override = override
word-none = none

## Counts

count-years = { $count ->
    [one] 1 year
   *[other] { $count } years
}

series-value = { $year }: { $value }
series-later = later { $value }

## Fields

field-title = Title
field-note = Note
field-record = Edition of the record
field-continues = Continues
field-pays = Who pays
field-receives = Who receives
field-first-year = First year
field-last-year = Last year
field-source = Source { $source }
field-source-title = Title of source { $source }
field-source-publisher = Publisher of source { $source }
field-source-date = Date of source { $source }
field-source-address = Address of source { $source }
field-before = Amount of the year before
field-of-part = { $part }: { $field }
field-whole-part = The whole part
field-part-note = Note on the amounts
field-base = Base amount
field-rounding-to = Rounding unit
field-rounding-how = How halves are rounded
field-rounding-carry = What is carried to the next year
field-rule = Rule from { $year }
field-growth = Growth from { $year }
field-growth-rate = Rate of growth from { $year }
field-growth-series = Index from { $year }
field-growth-lag = Lag of the index from { $year }
field-growth-first = { $field }, first of two
field-growth-second = { $field }, second of two
field-floor = Floor from { $year }
field-cap = Cap from { $year }
field-rule-note = Note on the rule from { $year }
field-amount = Amount agreed for { $year }
field-override = Override for { $year }
field-one-off = One-off in { $year }
field-category = Share of { $category }
field-series = { $series }, all years
field-series-year = { $series } { $year }
field-series-then = { $series } in later years
field-exchange = { $currency } exchange rate
field-exchange-of-pair = Exchange rate of { $from } into { $to }
field-exchange-all = { $exchange }, all years
field-exchange-year = { $exchange } { $year }
field-exchange-then = { $exchange } in later years

## Series

series-cpi = Consumer prices
series-cpi-change = consumer prices
series-defence-budget = Defence budget growth
series-defence-budget-change = defence budget growth
series-gdp-deflator = GDP deflator
series-gdp-deflator-change = the GDP deflator
series-real-gdp-growth = Real GDP growth
series-cpi-to-september = Consumer prices, year to September
series-real-gnp-to-september = Real GNP, year to September
series-cpi-to-september-change = consumer prices over twelve months to September
series-real-gnp-to-september-change = real GNP over twelve months to September
series-real-gdp-growth-change = real GDP growth

## Kinds of growth

growth-freeze = No growth
growth-fixed = Fixed rate
growth-index = Index
growth-sum = Sum of two

## Clauses in a sentence

clause-freeze = stays as it is
clause-fixed = grows by { $rate } a year
clause-grows = grows by { $growth }
clause-term-freeze = 0%
clause-term-fixed = { $rate }
clause-term-index = { $series } of { $lag ->
    [0] the same year
    [1] the year before
    [2] two years before
   *[other] { $lag } years before
}
clause-term-sum = { $first } plus { $second }
clause-at-least = { $growth }, at least { $floor }
clause-at-most = { $growth }, at most { $cap }
clause-between = { $growth }, at least { $floor } and at most { $cap }
clause-lag = { $lag ->
    [0] the same year
    [1] the year before
    [2] two years before
   *[other] { $lag } years before
}

## Rounding

rounding-in-words = rounded to { $unit }, { $how }; { $carry }
rounding-half-up = half up
rounding-half-even = half to even
rounding-down = down
rounding-carry-rounded = the rounded amount is carried
rounding-carry-unrounded = the unrounded amount is carried

## Measures

measure-amount = Amount
measure-in-currency = In { $currency }
measure-constant-prices = Constant prices of { $year }
measure-price-level = Price level between the year and { $of }
figure-price-level = Price level { $later } ({ $earlier } = 1)
measure-present-value = Present value
measure-cumulative = Cumulative
measure-growth = Growth
measure-index = Index
measure-share-of-defence-budget = Share of the defence budget
measure-share-of-gdp = Share of GDP
measure-share-of-stationing-cost = Share of the stationing cost
measure-per-soldier = Per soldier

## Menu

menu-file = File
menu-edit = Edit
menu-view = View
menu-help = Help
menu-new = New scenario
menu-open = Open…
menu-open-shipped = Open an agreement
menu-save = Save
menu-save-as = Save as…
menu-close = Close
menu-compare-file = Compare with the file
menu-duplicate = Duplicate
menu-export = Export…
menu-quit = Quit
menu-undo = Undo
menu-redo = Redo
menu-undo-of = Undo: { $what }
menu-redo-of = Redo: { $what }
menu-back-to-opened = Back to what was opened
menu-copy-shown = Copy table as shown
menu-copy-table = Copy table with every digit
finder-hint = A command, a term, what can be added, a scenario or a year
finder-nothing = Nothing is called so
finder-more = { $count } more: type another word
finder-not-now = not possible now
finder-term = term
finder-addition = add
finder-scenario = scenario
finder-shipped = comes with the program
finder-year = Total { $year }
cell-explain = Explain
cell-copy = Copy
cell-can-be-set = can be set: type a value, or press F2
cell-set = Set { $year }…
cell-set-rate = Set { $what }…
cell-clear = Clear what was set
cell-set-later = Set later years alike
cell-find-base = Find the base for this total…
cell-find-rate = Find the rate for this total…
sought-found = { $field } { $value } → { $year }: { $total }
sought-less = { $amount } less than was sought; no value comes nearer
sought-more = { $amount } more than was sought; no value comes nearer
sought-at-most = The total of { $year } is { $total } at most, however high the value is
sought-at-least = The total of { $year } is { $total } at least, however low the value is
sought-stated = The total of { $year } is set by itself; clear that first
sought-unknown = The total of { $year } is unknown
sought-no-effect = Base and rate change nothing in { $year }: an amount before it is set, or a floor and a cap hold the growth
sought-may-fall = Nothing is sought for { $year }: an amount is negative, or a growth lies below −100%
cell-not-set = nothing is set here that could be
settable-against = Differences from the baseline cannot be set; show the figures themselves first
settable-growth = The growth follows from the amounts; set the total of { $year } or the index
settable-sum-of-parts = The total adds up the parts; set the amount of a part in { $year }
settable-same-every-year = The rule has one growth for all its years; change it among the terms
settable-two-growths = The rule adds two growths; change them among the terms
settable-no-series = The series that the rule reads is not in the scenario; add it among the terms
settable-converted = Converted from the total of { $year }; set that, or the exchange rate by the menu of this cell
settable-computed = Computed from other figures; set the total of { $year } or the index
menu-copy-picture = Copy picture
menu-copy-scenario = Copy scenario as text
pasted-text = pasted text
menu-theme = Theme
menu-theme-light = Light
menu-theme-dark = Dark
menu-theme-system = As the system
menu-language = Language
menu-set-baseline = Use as baseline
menu-unset-baseline = No longer the baseline
menu-edit-together = Edit several scenarios at once…
menu-edit-in-hand = Edit only the current scenario
menu-move-up = Move up
menu-move-down = Move down
menu-next-scenario = Next scenario
menu-previous-scenario = Previous scenario
menu-step-back = Back up in the explanation
menu-find = Find…
menu-about = About Costshare

## Views

view-projection = Projection
view-compare = Compare

## Comparing on screen

compare-how = To compare, open or duplicate a second scenario
compare-baseline-named = { $title } (baseline)
compare-file-as-saved = { $file } as saved
compare-file-read = The baseline is the file as it was last read; it is not open and does not change
compare-headline = { $what } · { $change } against “{ $baseline }”
compare-headline-same = { $what } · as much as “{ $baseline }”
compare-headline-nothing = { $what } · nothing differs from “{ $baseline }”
compare-no-sums = There is no sum to compare
compare-chart-less-from = From { $year } on, “{ $title }” costs less a year than the baseline
compare-chart-more-from = From { $year } on, “{ $title }” costs more a year than the baseline
compare-chart-less = “{ $title }” costs less than the baseline in { $years }
compare-chart-more = “{ $title }” costs more than the baseline in { $years }
compare-chart-same = “{ $title }” costs the same as the baseline in every year of { $years }
compare-chart-nothing = No year is compared
compare-not-in-term = not in its term
compare-not-in-term-in-all = not all of these years are in its term
compare-as-later = { $value } as in later years
compare-chart-unknown = “{ $title }” and the baseline cannot be compared in { $years }
compare-chart-other-rates = “{ $title }” and the baseline are at different kinds of exchange rates and are not subtracted
compare-mark-less = costs less each year from here
compare-mark-more = costs more each year from here
compare-mark-both-less = costs less each year, and cumulatively, from here
compare-mark-both-more = costs more each year, and cumulatively, from here
compare-mark-at-the-latest = { $mark } at the latest
compare-mark-sums-less = cumulatively less from here
compare-mark-sums-more = cumulatively more from here
compare-differences-title = Difference from the baseline
compare-summary = Difference from the baseline: { $figures }
compare-note-apart = Not compared, only “{ $title }” has them: { $years }
compare-note-apart-amount = Not compared, only “{ $title }” has them: { $years }, together { $amount }
compare-note-apart-in-pair = Not compared between “{ $title }” and “{ $other }”, of which only the first has them: { $years }
compare-note-apart-in-pair-amount = Not compared between “{ $title }” and “{ $other }”, of which only the first has them: { $years }, together { $amount }
compare-note-level = “{ $title }” began earlier; its level in { $year } counts as its base amount
compare-note-parties = “{ $title }”: { $parties }
compare-note-rates = “{ $title }”: { $rates }
compare-note-share = Shares of several years do not add up; sums, effects and causes count the amounts behind them
compare-note-left-out = Without a line of their own: { $titles }
compare-note-amounts = Amounts
compare-nothing-costs = What differs costs nothing in these years
compare-redline-title = What differs
compare-change = { $before } → { $after }
compare-line-name = { $name }: { $before } → { $after }, { $effect }
compare-all-together = All together
compare-break-even-title = When one overtakes the other
compare-table-title = Year by year
compare-other-in-hand = The baseline itself is the current scenario; “{ $title }” is compared with it
bridge-summary = From “{ $baseline }”, { $before }, to “{ $scenario }”, { $after } ({ $unit }): { $causes }; together { $change }
bridge-span = Years counted
bridge-span-sum = Sum of { $years }
bridge-way = Order of the causes
bridge-way-average = Average over all orders
bridge-way-in-order = One after the other
bridge-in-order = One after the other: { $causes }
bridge-earlier = Earlier
bridge-later = Later
bridge-earlier-name = { $cause }: earlier
bridge-later-name = { $cause }: later
bridge-cause-name = { $cause }: { $amount }
bridge-cause-alone = Together, this cause alone
bridge-fields-together = Changed together, the fields change { $amount } beyond what they change one by one
bridge-cause-together = The bar has { $amount } besides, from acting together with other causes
bridge-no-fields = No field of its own: it changes with a whole part or rule, which stands under another cause
break-even-begins-more = “{ $title }” costs more at first: { $change } in { $year }
break-even-begins-less = “{ $title }” costs less at first: { $change } in { $year }
break-even-less = From { $year } on it costs less a year: { $change } in { $year }
break-even-more = From { $year } on it costs more a year: { $change } in { $year }
break-even-no-crossing = The yearly amounts never cross
break-even-sums-less = Added up since { $first }, it costs less from { $year } on: { $change } by then
break-even-sums-more = Added up since { $first }, it costs more from { $year } on: { $change } by then
break-even-no-sum-crossing = The sums never cross

## Readings against the baseline

reading-name = Against the baseline
reading-value = Value
reading-difference = Difference
reading-per-cent = Difference in %
reading-difference-to = difference to “{ $baseline }”
reading-per-cent-of = difference in % of “{ $baseline }”
reading-unit = diff., { $unit }
reading-and-value = { $change } ({ $value })
reading-not-there = “{ $baseline }” has no such figure
reading-not-above-zero = “{ $baseline }” is not above 0, and there is no per cent of that
reading-other-rates = “{ $baseline }” is at { $of-baseline } and this at { $own }: the two are not mixed, so the difference is unknown
reading-too-large = It has more digits than can be kept exactly
reading-baseline-unknown = Unknown in “{ $baseline }”: { $why }
reading-title-above = { $change } above “{ $baseline }” in { $year }
reading-title-below = { $change } below “{ $baseline }” in { $year }
reading-title-same = The same as “{ $baseline }” in { $year }
reading-title-none = No year can be held against “{ $baseline }”
reading-sum = { $figure }, all years that both have
reading-note-record = Left out, since “{ $baseline }” has no figure there: record of { $years }
reading-note-since = Sums over the years and present values count from { $year }, the first year that both have

## Scenarios side by side

charts-name = Charts
charts-one = One chart
charts-side-by-side = Side by side
scales-name = Scales of the charts
scales-same = Same scale
scales-own = Own scale
scales-differ = Every chart has a scale of its own: heights cannot be compared
side-by-side-baseline = Thin and grey: “{ $baseline }” (baseline)
side-by-side-change = { $change } in { $years }
side-by-side-no-change = no common sum

## Panels

panel-views = Views
panel-scenarios = Scenarios
panel-terms = Terms
panel-explanation = Why this number
panel-sources = Sources
panel-problems = Problems
panel-assumptions = Assumptions
panel-nothing-selected = Choose a figure in the table or the chart
panel-no-scenario = Open an agreement or start a new scenario
panel-not-computed = The figures of this scenario were not computed
panel-compute = Compute them
panel-no-problems = No problems
panel-hide-assumed = Hide assumed
panel-against-signed = Compare with as signed
panel-against-opened = Compare with as opened

## Charts

chart-projected = projection
chart-record = record
chart-cap-binds = cap
chart-floor-binds = floor
chart-not-from-zero = The axis does not start at 0
chart-sources = Sources: { $sources }
chart-sources-more = { $sources } and { $count } more
# A letter with its code: “韓 (U+97D3)”.
chart-letters-lacking = Not in the typeface, drawn as a box: { $letters }
letters-lacking = Not in any typeface on this machine: { $letters }
chart-scenarios = Scenarios: { $names }
chart-waterfall-key = ▲ adds, ▼ and hatched: takes away

## Panels of the projection

chart-hollow-assumed = ○ rests on an assumption
chart-converted = converted
plot-name = Plotted
plot-level = Level
plot-change = Change on the year before, %
plot-index = Index, { $year } = 100
plot-log = Level, logarithmic axis
plot-axis-change = change on the year before, %
plot-axis-log = logarithmic axis
plot-index-year = Index = 100 in
plot-note-not-above-zero = Zero or below, so not drawn on a logarithmic axis: { $years }
plot-note-no-base = No index, since { $year } is unknown: { $lines }
chart-in-sight = Years in sight
chart-first-in-sight = First year in sight
chart-last-in-sight = Last year in sight
chart-how-seen = In sight: { $years }. + and − come closer and go back, Shift with an arrow moves, 0 shows it as at first
foot-notes = Notes and sources
table-sign-assumed = rests on an assumption
table-sign-estimate = rests on an estimate
table-sign-cap = held at the cap
table-sign-floor = held at the floor
table-sign-override = override of the analyst's
table-sign-one-off = with a one-off
rests-on-derived = rests on a derived value
rests-on-conflict = rests on a value on which sources disagree
rests-on-recollection = rests on memory, no page found
table-sign-doubtful = derived, from memory, or sources disagree
measure-currency = Currency
measure-prices = Prices
measure-current-prices = Current prices
measure-shown-as = Shown as
measure-rates-scenario = Exchange rates of the scenario
measure-rates-average = Average rates of each year
measure-year-of-prices = Prices of another year
measure-each-year = Each year
measure-not-discounted = Not discounted
measure-present-value-at = Present value at a rate of
explanation-rests-on = It rests on
explanation-lead-figure = Explain this figure
explanation-lead-field = Go to where it can be changed
explanation-open-address = Open in the browser:
explanation-copy-address = Copy the address:
explanation-own = { $names }: yours, typed, no source
explanation-assumed = { $names }: assumed, no source
explanation-way-back = The way back up
explanation-back-to = Back up to { $figure }
address-copied = The address is on the clipboard, since no browser could be asked to open it: { $address }
paste-open = Paste values…
paste-title = Paste years and values
paste-target = Into
paste-overrides = Overrides
paste-agreed = Agreed amounts
paste-text = As pasted
paste-hint = One year a line: 2027, a tab, 2.1%
paste-understood-as = As understood
paste-instead = instead of { $value }
paste-as-it-stands = as it stands
paste-levels = These are levels of an index, not per cents. Take their yearly changes?
paste-levels-tenths = Changes, to 0.1%
paste-levels-millionths = Changes, to 0.0001%
paste-levels-less-hundred = Less 100 (the year before is 100)
paste-assumed = Pasted values count as assumed unless their status and source are named; equal ones keep theirs

## What new values would change

revision-as-it-stands = As it stands
revision-new-values = With these values
revision-scenario-as-it-stands = The scenario as it stands
revision-scenario-with-new = The scenario with these values
revision-in-all = In all
revision-comes-to = { $change } in all
revision-changes = { $years }: { $change } in all, { $after } instead of { $before }
revision-sums-apart = { $after-years }: { $after } with these values; as it stands { $before } ({ $before-years })
revision-sum-over = { $sum } in { $years }
revision-note-sums-apart = The sums count every year that stands there, { $before-years } before and { $after-years } after; their difference is not told
revision-same = { $years }: the amounts stay the same
revision-nothing = Nothing changes: the scenario says all of it already
revision-nothing-between = Both would give the same scenario
revision-no-sums = What it changes in all is unknown
revision-to-come = What it changes is shown here before it is taken over

## Editions of a series

editions-open = Editions…
editions-open-of = { $series } · Editions…
editions-title = Editions: { $series }
editions-list = Editions
editions-published = Published
editions-record = Record of { $edition }, with its estimates
editions-against = Compared with
editions-head-scenario = Scenario
editions-by-rule-year = Stated by the year of the rule: the value for { $rule } stands here at { $year }, which that rule reads, and so on
editions-left-out = { $edition } is left out: it is stated by the year of a rule, and no rule here reads exactly one year of this series then
editions-with-year = With { $year }
editions-only-scenario = To take it over, compare it with the scenario as it stands
editions-values = { $year }, { $scenario }: { $now }; { $edition }: { $value }
editions-value-of = { $value } for { $year }
editions-notice = The record has { $values }: { $change } in { $year }, { $sum } in all
editions-notice-same = The record has { $values }; the amounts stay the same
editions-notice-plain = The record has { $values }
editions-notice-more = { $count } more

## Status bar

status-bar-saved = Saved
status-bar-changed = Changed since it was saved
status-bar-untitled = Not in a file yet
status-bar-assumptions = Assumptions: { $count }
status-bar-problems = Problems: { $count }
status-bar-notices = Notices: { $count }
status-bar-computed-in = Computed in { $time }

# The record against its rules
replay-fits = fits
replay-differs = differs: the rule does not give the published amount
replay-named = named in the agreement or negotiated: there is no rule to replay
replay-follows = follows from the rule; nobody prints it yet
replay-waits = waits for an index that is not published yet
replay-named-otherwise = cannot be replayed: the text names whole millions where 10% gives a fraction, and the year was negotiated anew
replay-index-period = cannot be replayed: the text takes the index over twelve months to September, and the record has calendar years
replay-index-revised = cannot be replayed: the deflator as published at the time is not in the record, only later revisions
replay-base-not-the-percentage = cannot be replayed: the base amount was negotiated; the announced change gives another amount
replay-summary = { $fits } of { $count } replayable years fit to the rounding unit
cli-marked = * rests on an estimate or an assumption, is derived, or is bound by a cap or floor; `costshare explain` says which
cli-problem = problem
cli-notice = notice
cli-comment-lost = this comment inside the scenario is not kept: { $comment }
cli-far-from = { $field }: { $value } is { $times } times { $now }, in whose place it stands
cli-far-below = { $field }: { $value } is { $times } times less than { $now }, in whose place it stands
cli-far-above-year = { $field }: { $value } is { $times } times { $now }, what the year comes to without it
cli-not-an-edit = found `{ $found }`, expected FIELD=VALUE, for example `rule.2027.cap=4%`
cli-no-figure = `{ $figure }` names no figure of this scenario; there are { $known }
cli-figure-outside-years = `{ $figure }` is outside { $years }, the years that `{ $row }` has
cli-figure-not-explained = `{ $figure }` cannot be explained
cli-command-and-files = a command and files for the window; open a file named like a command as `./FILE`
cli-no-command = there is no command and no file `{ $word }`; `costshare --help` lists the commands
cli-window-not-opened = the window could not be opened: { $error }; the commands of `costshare --help` need no window
cli-without-window = built without a window; `costshare --help` lists the commands
cli-no-agreement = there is no agreement { $number }; the record has 1 to { $last }
cli-not-a-year = found `{ $found }`, expected a year after { $option }, for example `{ $option } { $example }`
cli-not-a-year-of-record = found `{ $found }`, expected a year of the record after --year, for example `--year 2010`
cli-no-rule-begins = no rule begins in { $year }; the scenario has { $known }
cli-cost-not-positive = found `--cost { $found }`, expected an amount above 0
cli-record-only-shares = `--year` and `--cost` go with the page `shares`
cli-record-cost-alone = `--cost` goes with a year: add for example `--year 2026`
cli-record-only-amounts = `--in` and `--real` go with the page `amounts`
cli-not-a-discount = found `{ $found }`, expected a yearly rate after --discount, for example `--discount 3%`
cli-no-discount = `--by present-value` goes with a rate: add for example `--discount 3%`
cli-would-not-do = nothing was written; the result would not do:
cli-size-has-no-room = --size: a chart has room from 240 × 180 to 4000 × 4000 points (85 × 64 to 1411 × 1411 mm); pixels are counted at --dpi
cli-export-no-format = { $path } does not say in which format to write; end its name with one of { $known }
cli-export-nothing = There is no scenario to export
cli-export-no-room = The file cannot hold this: { $error }
cli-export-only-shown = { $path }: a workbook takes no --date; it is for .csv and .md
cli-export-no-brief = --brief is for reports; { $path } is none
cli-there-already = { $path } is there already; `--force` writes over it
cli-force-would = `--force` writes over it
cli-left-out = only the first file goes to standard output; left out: { $files }
cli-saved-not-printed = the files are saved, but that could not be printed: { $error }
cli-format-differs = { $path } and `--format { $format }` name two formats; leave `--format` out, or end the name in .{ $format }
cli-format-needed = standard output says no format; name it with `--format`: { $known }
cli-set-twice = `{ $field }` is set twice, to `{ $first }` and to `{ $second }`; keep one
cli-chart-format = { $path } is no picture; end its name in .svg, .png or .pdf
cli-chart-one-or-two = { $found ->
    [one] found one scenario, expected one, or one and what it is read against
   *[other] found { $found } scenarios, expected one, or one and what it is read against
}
cli-chart-just-two = { $found ->
    [one] found one scenario, expected two: a baseline and another
   *[other] found { $found } scenarios, expected two: a baseline and another
}
cli-chart-three = { $found ->
    [one] found one scenario, expected a baseline and at least two others
   *[other] found { $found } scenarios, expected a baseline and at least two others
}
cli-chart-two = { $found ->
    [one] found one scenario, expected a baseline and at least one other
   *[other] found { $found } scenarios, expected a baseline and at least one other
}
cli-chart-none = { $found ->
    [one] found one scenario, expected none: the record stands by itself
   *[other] found { $found } scenarios, expected none: the record stands by itself
}
replay-head-agreement = agreement and year
replay-head-published = agreed
replay-head-by-rule = by the rule, with its unit

## Problems

problem-term-too-long = { $field }: the term has { $years } years, at most { $most } are possible; move its first or its last year
problem-term-empty = { $field }: the last year, { $last }, is before the first, { $first }; choose the same or a later one
problem-year-out-of-range = { $field }: { $year } is outside { $first }–{ $last }; choose a year within
problem-lag-out-of-range = { $field }: a lag of { $lag } years is outside 0–{ $longest }; choose a shorter one
problem-too-many-digits = { $field }: { $value } has { $digits } digits, at most { $most } are kept; leave some out
problem-growth-below-all = { $field }: a growth of { $value } is below −100%; choose −100% or more
problem-sum-below-all = { $field }: { $others ->
    [0] the growths add up to { $value } in { $year }, below −100%; choose growths that add up to −100% or more, or a floor
    [one] the growths add up to { $value } in { $year }, below −100%, as in 1 more year; choose growths that add up to −100% or more, or a floor
   *[other] the growths add up to { $value } in { $year }, below −100%, as in { $others } more years; choose growths that add up to −100% or more, or a floor
}
problem-growth-too-fine = { $field }: { $value } has more than four decimals of a per cent; leave some out
problem-negative-amount = { $field }: { $value } is negative; choose 0 or more
problem-rate-not-positive = { $field }: an exchange rate of { $value } is not above 0; choose one that is
problem-unit-not-positive = { $field }: a rounding unit of { $value } is not above 0; choose one that is, for example 1 eok
problem-floor-above-cap = { $field }: the floor of { $floor } is above the cap of { $cap }; lower the floor or raise the cap
problem-shares-not-whole = { $field }: the shares add up to { $sum }, not to 100%; change one of them
problem-weight-not-percent = { $field }: { $weight } is a plain number, the first category has a per cent; write all in one way
problem-weight-not-plain = { $field }: { $weight } is a per cent, the first category has a plain number; write all in one way
problem-negative-weight = { $field }: a weight of { $weight } is negative; choose 0 or more
problem-no-shares = { $field }: all weights are 0; give at least one a weight above 0
problem-no-parts = { $field }: the scenario has no part; add at least one
problem-name-missing = { $field }: the part has no name; with several parts each needs one, for example “won”
problem-name-not-plain = { $field }: the name “{ $name }” cannot stand in a field's address; use letters, digits, _ or -
problem-name-reserved = { $field }: a part cannot be named “{ $name }”, since a field is; choose another name, for example “won”
problem-name-taken = { $field }: the name “{ $name }” is there twice; choose another one
problem-series-missing = { $field }: the scenario has no series “{ $series }”; choose one that it has: { $known }
problem-series-missing-all = { $field }: the scenario has no series “{ $series }” and no other; add one of that name
problem-series-value-missing = { $field }: { $others ->
    [0] there is no value for { $needed }, which the rule needs for { $year }; add it
    [one] there is no value for { $needed }, which the rule needs for { $year }, nor for 1 more year; add them
   *[other] there is no value for { $needed }, which the rule needs for { $year }, nor for { $others } more years; add them
}
problem-series-open = { $field }: { $others ->
    [0] the series is left open, so what its rule says for { $year } is unknown; add values to see it
    [one] the series is left open, so what its rule says for { $year } is unknown, as for 1 more year; add values to see it
   *[other] the series is left open, so what its rule says for { $year } is unknown, as for { $others } more years; add values to see it
}
problem-exchange-missing = { $field }: { $others ->
    [0] there is no exchange rate of { $currency } for { $year }; add it
    [one] there is no exchange rate of { $currency } for { $year }, nor for 1 more year; add them
   *[other] there is no exchange rate of { $currency } for { $year }, nor for { $others } more years; add them
}
problem-exchange-pair = { $field }: { $value } is between other currencies; state it in { $pair }
problem-exchange-turned = { $field }: { $value } is quoted the other way round than the other rates of this currency; state it in { $pair }
problem-exchange-of-main = { $field }: { $currency } is the main currency and needs no exchange rate; remove it
problem-no-rule = { $field }: { $others ->
    [0] no rule and no amount says what { $year } costs; add one of them
    [one] no rule and no amount says what { $year } costs, nor for 1 more year; add one of them
   *[other] no rule and no amount says what { $year } costs, nor for { $others } more years; add one of them
}
problem-other-currency = { $field }: { $value } is not in { $currency }, the currency of the part; state it in { $currency }
problem-amount-in-first-year = { $field }: { $year } is the first year, whose amount is the base; remove one of them
problem-rule-outside-term = { $field }: the rule begins in { $year }, outside { $first }–{ $last }; growth begins with the second year, so move the rule
problem-rule-in-one-year = { $field }: the rule begins in { $year }, but the term has one year and growth begins with the second; lengthen the term or remove the rule
problem-value-outside-term = { $field }: { $year } is outside the term, { $first }–{ $last }, so nothing reads it; move or remove it
problem-not-divisible = { $field }: { $value } is no multiple of the rounding unit, { $unit }, so the categories of { $year } are unknown; state whole units or a smaller unit
problem-continues-unknown = { $field }: there are no agreements called “{ $found }” in the record; the one that it knows is SMA, and without it the record has nothing to do with the scenario
problem-source-of-record = { $field }: the record has a source { $source } too; the scenario’s own is cited
problem-source-unknown = { $field }: neither this file nor the record defines the source { $source }; name another one, or define it under sources
problem-source-unknown-near = { $field }: neither this file nor the record defines the source { $source }; did you mean { $nearest }?
problem-currency-unknown = { $field }: { $code } is no currency code in use (ISO 4217); write the code of the currency
problem-currency-unknown-near = { $field }: { $code } is no currency code in use (ISO 4217); did you mean { $nearest }?
problem-text-too-long = { $field }: this text has { $length } characters, at most { $most } are possible; shorten it
problem-title-borne = { $field }: { $terms ->
    [0] the file bears the title “{ $title }”, but its terms are those of the agreement as it is; by its terms it is called “{ $right }”
    [one] the file bears the title “{ $title }”, but differs from that agreement in 1 term; by its terms it is called “{ $right }”
   *[other] the file bears the title “{ $title }”, but differs from that agreement in { $terms } terms; by its terms it is called “{ $right }”
}
problem-continues-others = { $field }: the record of the SMA is of payments by Korea to the United States, and here it says “{ $parties }”; take this out, or write KR and US as the parties
problem-continues-codes = { $field }: the parties of the SMA are known by their codes; change { $codes }
problem-same-parties = { $field }: “{ $party }” pays and receives; name the other side
problem-before-not-recorded = { $field }: { $value } is stated, but the record, which this scenario continues, has { $recorded } for { $year }; growth into the first year is measured from what is stated
problem-below-zero = { $field }: with this one-off { $year } comes to { $value }, less than nothing; check its sign and its size
problem-edition-missing = { $field }: this program does not have edition { $found }, so the record, currencies and shares are those of { $used }; a newer version of the program may have it
problem-amount-rounded = { $field }: { $value } is no multiple of the rounding unit, { $unit }, so { $rounded } counts
note-amount-rounded = Rounded to { $unit }: { $rounded } counts
problem-far-from-neighbour = { $field }: { $value } is { $far }; check the unit, the point and the zeros
term-slip = Check
note-far-from-neighbour = { $far }; check the unit, the point and the zeros
far-above-neighbour = { $times } times { $beside } ({ $place })
far-below-neighbour = { $times } times less than { $beside } ({ $place })
neighbour-amount-of = { $year }
neighbour-without-it = { $year } without it
neighbour-growth-of = growth of { $year }
neighbour-recorded = { $year } in the record
neighbour-usual-unit = a usual rounding unit
problem-override-and-one-off = { $field }: { $year } has an override, so nothing adds this one-off; remove one of them

## Files that cannot be opened

file-missing = { $path }: there is no such file; check the spelling
file-is-folder = { $path } is a folder; name a file in it, such as { $example }
file-is-device = { $path } is a device or a pipe; name a file
file-not-allowed = { $path }: you may not read this file; ask its owner for permission
file-too-large = { $path } has { $bytes } bytes; a file of this program has at most { $most }, so this is another kind of file
file-not-text = { $path }:{ $place }: what stands here is not text in UTF-8; this is another kind of file, or it is damaged
file-utf16 = { $path }:{ $place }: this is text in UTF-16, not in UTF-8; save it as UTF-8 in the editor that wrote it
file-utf32 = { $path }:{ $place }: this is text in UTF-32, not in UTF-8; save it as UTF-8 in the editor that wrote it
file-probably-korean = { $path }:{ $place }: what stands here is not text in UTF-8, but probably in CP949 (EUC-KR, “ANSI” of a Korean Windows); save it as UTF-8 in the editor that wrote it
file-other-encoding = { $path }:{ $place }: what stands here is not text in UTF-8, but in another encoding, such as Latin-1 (“ANSI” of Windows); save it as UTF-8 in the editor that wrote it
file-unreadable = { $path } could not be read: { $error }
folder-missing = There is no such folder
folder-is-none = This is no folder
folder-not-allowed = You may not read this folder; ask its owner for permission
folder-unreadable = This folder could not be read: { $error }

## Files that are not scenarios

file-unexpected = found `{ $found }`, expected { $expected }, for example { $example }
file-renamed-key = `{ $key }` of `{ $owner }` is called `{ $now }` now; write that
file-unknown-key = `{ $owner }` has no key `{ $key }`; expected { $known }
file-unknown-key-near = `{ $owner }` has no key `{ $key }`; did you mean `{ $nearest }`?
file-unknown-key-none = `{ $owner }` has no key `{ $key }`; remove it
file-unknown-growth = there is no growth `{ $found }`; expected { $known }
file-unknown-growth-near = there is no growth `{ $found }`; did you mean `{ $nearest }`?
file-one-of = { $first } or { $last }
file-repeated-key = `{ $key }` stands here and at { $first }; keep one of them
file-missing-key = `{ $owner }` lacks `{ $key }`; add it, for example `{ $key }: { $example }`
file-newer = made by a newer Costshare (version { $version }); this one reads version { $ours }; get the newer program
file-cut-off = the text ends here, but the `{ $open }` of { $opened } is not closed; the file seems cut off
file-ends-after-key = the text ends here, after a key without its value; the file seems cut off
file-wrong-bracket = found `{ $found }`, expected `{ $close }` to close the `{ $open }` of { $opened }
file-open-text = the text that begins here has no closing `"` in its line; a line break within a text is written `\n`
file-open-comment = the comment that begins here has no end; close it with `*/`
file-too-deep = brackets are nested more than { $most } deep; no file needs that
file-too-many-parts = there are more than { $most } parts here; no scenario needs that
file-too-many-categories = there are more than { $most } categories here; no scenario needs that
file-too-many-entries = there are more than { $most } entries here; no file needs that
file-empty = the file is empty; expected { $expected }, beginning with `{ $word }(`
file-left-over = found `{ $found }` after the last bracket; remove it

## Files that cannot be saved

file-not-saved = { $path } was not saved: { $problem }
file-save-no-name = the path names no file; end it with a name such as `scenario.ron`
file-save-folder = a folder has that name; choose another name
file-save-device = that is a device or a pipe; choose another name
file-save-no-folder = there is no folder { $folder }; make it, or choose another one
file-save-folder-read-only = you may not write into the folder { $folder }; choose another one
file-save-protected = { $protection }; choose another name
file-protected-read-only = the file is read-only
file-protected-owner = the file belongs to { $owner }, and you may not write it
file-protected-names = { $count ->
    [one] the file has another name, which would keep the old text
   *[other] the file has { $count } other names, which would keep the old text
}
file-save-appeared = a file of that name is there already; choose another name
file-save-changed-meanwhile = another program has just written the file; look at it first, or choose another name
file-save-busy = another program has been writing into the folder { $folder } for a minute; try again when it is done
file-save-same-place = it is the same file as { $other }, by a link; remove the link, or choose another name
file-save-link-circle = its links lead to each other; choose another name
file-save-full = there is no room: the disk is full, or a limit on space or on the size of files is reached; make room, or choose a folder on another disk
file-save-system = { $error }; choose another name or folder
file-save-left-changed = these files of the same export are new already and could not be put back: { $files }
file-not-flushed = The files are written, but the folder { $folder } could not be flushed ({ $error }): a power cut may still bring the old ones back; save again
file-kept-no-owner = { $path } belonged to { $owner } and is yours now
file-kept-no-group = the group of { $path } could not be kept; its new group may do no more than everyone
file-kept-no-access-list = the access list of { $path } could not be kept; who was named in it has no rights of their own any more
file-kept-no-attributes = these attributes of { $path } could not be kept: { $names }
file-was-mixed = what lay at { $path } was from two exports, the first of which was cut off: what one file said of the other did not hold; it is replaced now

## Fields that cannot be written

field-error-renamed = `{ $path }` is called `{ $now }` now; write that
field-error-no-such-path = `{ $path }` names no field; for example `base`, `rule.2027.cap`, `series.cpi.2027`, `override.2028`, `years.last`
field-error-not-there = the scenario has no `{ $field }`
field-error-not-there-but = the scenario has no `{ $field }`; in its place it has { $beside }
field-error-wrong-kind = `{ $field }` holds { $expected }, for example { $example }
field-error-source = `{ $field }`: found `{ $found }` between the brackets, expected { $expected }, for example { $example }
field-error-needed = `{ $field }` cannot be left out

## What is expected in a file or a field

expected-currency = a currency as three capital letters
expected-amount = an amount with its unit and currency
expected-rate = a rate in per cent
expected-exchange = an exchange rate
expected-weight = a weight: a number or a per cent
expected-how = HalfUp, HalfEven or Down
expected-carry = Rounded or Unrounded
expected-sources = sources in brackets at the end
expected-source-names = the name of a source: letters, digits, `_` and `-`, several divided by commas
expected-date = a date: a year, a month or a day
expected-period = a date, or the first and the last one divided by a slash
expected-role = Pays, Receives or Speaks
expected-event-kind = Election, Signing, Ratification, Expiry, Deadline or Other
expected-offer-kind = Ask, Offer, RedLine, Statement or Agreed
expected-confidence = Official, OnRecord, Press, Claim or Assumed
expected-text = text
expected-year = a year
expected-lag = a number of years from 0 to 10
expected-unit = a rounding unit
expected-clause = a whole clause
expected-growth = a kind of growth
expected-series = a series
expected-exchange-series = a series of exchange rates
expected-rule = a rule
expected-part = a part
expected-scenario = a scenario
expected-version = a version that exists
expected-plain-version = a version without quotes
expected-category = a category
expected-named-growth = a kind of growth: Freeze(), Fixed(…), Index(…) or Sum(…)
expected-parties-in-parentheses = who pays and who receives between parentheses
expected-party-in-quotes = a country's code or a name, in quotes
expected-source-in-parentheses = a source between parentheses
expected-source-name-in-quotes = the name of a source in quotes: letters, digits, `_` and `-`
expected-continues-in-quotes = a name of agreements in quotes
expected-years-in-parentheses = the years of the term between parentheses
expected-rounding-in-parentheses = the rounding between parentheses
expected-series-in-parentheses = a series between parentheses
expected-exchange-in-parentheses = exchange rates between parentheses
expected-amount-in-quotes = an amount in quotes
expected-rate-in-quotes = a rate in quotes
expected-exchange-in-quotes = an exchange rate in quotes
expected-weight-in-quotes = a weight in quotes
expected-unit-in-quotes = a rounding unit in quotes
expected-currency-in-quotes = a currency in quotes
expected-text-in-quotes = a text in quotes
expected-short-title = a title of at most { $most } characters
expected-short-name = a name of at most { $most } characters
expected-short-note = a text of at most { $most } characters
expected-plain-year = a year of four digits, without quotes
expected-plain-lag = a number of years from 0 to 10, without quotes
expected-plain-how = HalfUp, HalfEven or Down, without quotes
expected-plain-carry = Rounded or Unrounded, without quotes
expected-map = keys and values between braces
expected-list = a list between square brackets
expected-one-part = at least one part
expected-value = a value: a text in straight quotes, a number, a word or a bracket
expected-key = a key without quotes and a colon
expected-colon = a colon after the key
expected-comma = a comma
expected-escape-braces = one to six hexadecimal digits between braces, and the brace that closes them
expected-escape-digits = one to six hexadecimal digits that are the code of a character
expected-escape-byte = two hexadecimal digits from 00 to 7f
expected-escape = an escape that exists: \" \\ \n \t \r \0 \x41 \u{"{"}c5b5{"}"}

## What was typed

typed-understood = Understood: { $echo }
typed-which = Which is meant?
typed-noise = “{ $written }” carries the binary noise of a sheet; it is read as { $read }
typed-clear-to-remove = Leave empty to remove
typed-example-amount = For example 15,192억, 1.5192 trillion won or $470m
typed-example-rate = For example 2.1% or 2.1
typed-example-exchange = For example 1,421.4 or 1,421.4 KRW/USD
typed-example-year = For example 2027
typed-example-lag = For example 2
typed-example-weight = For example 5005 or 41%
typed-bare-unit = A number alone is in { $unit }

hint-no-number = There is no number
hint-two-numbers = There are two numbers; type one
hint-unknown-word = “{ $text }” is not understood here
hint-not-a-number = “{ $text }” is not a number
hint-exponent = Write the number out or use a word, for example 0.1 million instead of 1e5
hint-grouping = “{ $text }” cannot be read; commas divide thousands and a point the decimals, as in 1,519.2
hint-too-many-digits = There are more digits than can be kept exactly
hint-order = Larger units come first and only the last number has decimals, as in 1조 5,192억
hint-two-currencies = There are two currencies, or another one than the field's
hint-not-a-rate = A rate is needed, for example 2.1%
hint-not-whole = A whole number is needed
hint-not-a-year = A year from 1900 to 2200 is needed, in four digits
hint-not-in-chart = The chart has { $years }
hint-not-a-lag = A lag from 0 to { $longest } years is needed
hint-no-value = There is a year but no value
hint-year-twice = { $year } is there twice
hint-columns = There are { $years } years but { $values } values
hint-direction = The years may stand across or down; paste one year a line
hint-too-long = The text is too long for a number
hint-other-unit = The head says “{ $text }”, which is no unit for these values
hint-head-cell = “{ $text }” stands where a year is needed; every value needs a year that can be read
hint-no-level-before = There is no level of the year before, so no change from it

## Pasting

paste-understood = { $count ->
    [one] 1 year understood
   *[other] { $count } years understood
}
paste-refused = { $count ->
    [one] 1 line not understood
   *[other] { $count } lines not understood
}
paste-line = Line { $line }: { $hint }
paste-take-over = Apply

## Window

menu-keyboard = Keyboard
panel-add-scenario = Add…
panel-fold = Fold away
panel-width-left = Width of the panel at the left
panel-width-right = Width of the panel at the right
panel-messages = Messages
panel-no-assumptions = Every value is in print
table-columns = Columns
tab-chart = Chart
tab-table = Table
scenario-changed = { $title }, changed since it was saved
scenario-pin = Use “{ $title }” as baseline
scenario-unpin = No longer use “{ $title }” as baseline
scenario-compared = Show “{ $title }” in the comparison
scenario-always-compared = “{ $title }” is one of the two that are compared
together-title = Edit several scenarios at once
together-text = A term that you change is changed in each of these, as one step. One that cannot take it stays as it is, and you are told. Title and note stay each scenario's own.
together-in-hand = { $title } (current)
together-edit = Edit { $count } scenarios
new-scenario-create = Create
new-scenario-scale = Amounts in
new-scenario-rounded = rounded to { $unit }
new-scenario-which-currency = The currency is a code of three letters, for example KRW, USD or JPY
new-scenario-which-rounding = The rounding unit is a number above 0
new-scenario-which-years = The years are those of a term of 1 to 100 years, for example 2026 and 2030
continuation-offer = The title is one of the SMA, but the file does not say so: no record is drawn, and no share of the Korean budget is offered.
continuation-take = Continue the SMA; Korea pays the United States
continuation-decline = No
remedy-remove = Remove it
remedy-write = Write { $text }
new-scenario-title = New scenario
title-as-signed = { $name } as signed, { $years }
title-changed = { $name }, changed
title-as-opened = { $title } as opened
baseline-as-signed = as signed
baseline-as-opened = as opened
baseline-titled = “{ $title }”
baseline-shortly = baseline
column-difference = ± { $baseline }
table-with-difference = ± against “{ $baseline }”
note-title-in-file = The file bears the title “{ $title }”, but its terms are not those of that agreement
# The note of an agreement, below other terms than it was written on.
note-on-another = Note on “{ $title }”
copy-of-title = { $title } (copy)
copy-of-title-again = { $title } (copy { $number })
branched-from = Branched from “{ $title }”.
branched-from-file = Branched from “{ $title }” ({ $file }).
saved-at = Saved as { $path }
undo-several-values = { $count ->
    [one] 1 value
   *[other] { $count } values
}
undo-in-scenarios = { $what } in { $count } scenarios
undo-status = status and source of “{ $field }”
terms-several = Edits go to { $count } scenarios
terms-several-own = Title and note stay each scenario's own
terms-only-this = Only this one
edit-left = “{ $title }”: { $why }
edit-left-some = { $count ->
    [one] 1 scenario is left as it was
   *[other] { $count } scenarios are left as they were
}
edit-left-all = Nothing is changed
field-was = As opened: { $value }
field-back-to = Back to { $value }
field-drag-hint = Shift for ten steps at a time, Esc to discard

## Dialogs

dialog-open-title = Open scenarios
dialog-save-title = Save “{ $title }”
dialog-path = Path of the file
dialog-path-hint = For example ~/scenarios/offer.ron
dialog-path-note = Type the path, or choose it with Browse
dialog-browse = Browse…
dialog-own-no-bus = Costshare shows its own list of files: no desktop session is there that could show one
dialog-own-no-answer = Costshare shows its own list of files: the desktop did not answer within a second
dialog-own-refused = Costshare shows its own list of files: the desktop could not show one
dialog-files = Files in { $folder }
dialog-files-recent = Recent files
dialog-files-above = Folder above
dialog-files-folder = { $name }, folder
dialog-files-file = { $name }, file
dialog-files-empty = No folder and no file *.{ $ending } is here
dialog-files-none-begins = Nothing here begins with “{ $typed }”
dialog-open = Open
dialog-save = Save
dialog-cancel = Cancel
dialog-close = Close

## Export

export-title = Export what is shown
export-what = What
export-picture = Picture
export-table = Table
export-workbook = Workbook
export-report = Report
export-chart = Chart
export-chart-main = Comparison
export-chart-differences = Differences
export-chart-bridge = Causes
export-years = Years
export-years-all = All
export-years-in-sight = In sight ({ $years })
export-format = Format
export-size = Size
export-size-slide = Slide 16:9
export-size-page = Page
export-size-column = Column
export-size-columns = Two columns
export-size-square = Square
export-size-own = Own size
export-size-own-hint = 180 × 100 mm, 1200 × 675 px
export-size-own-wrong = Width and height, for example 180 × 100 mm or 1200 × 675 px; from 240 × 180 to 4000 × 4000 points
export-from-zero = Axis from zero
export-remarks = Words at years
export-remarks-hint = 2027 Talks reopen; 2030 Expiry
export-remarks-wrong = A year and words for each, between semicolons: 2027 Talks reopen; 2030 Expiry
export-scale = Resolution
export-colours = Colours
export-colours-print = Print
export-outlines = Letters as shapes
export-title-of-chart = Title
export-date = Date
export-date-hint = None
export-date-wrong = Not a date; type it like 2026-11-23, or nothing
export-preview = Preview
export-copy-description = Copy description
table-copied-as-text = Copied as text: this desktop takes no formatted tables
export-writes-points = Writes { $file }, { $width } × { $height } points
export-writes-pixels = Writes { $file }, { $width } × { $height } pixels
export-writes-table = Writes { $file } and { $file }.meta.json with sources, basis and what is assumed
export-writes-workbook = Writes { $file }, whose cells are live formulas
export-writes-report = Writes { $file } and its charts beside it
export-writes-file = Writes { $file }
export-length = Length
export-length-whole = Whole
export-length-brief = One page
export-do = Export
export-copy-path = Copy path
export-copied = The picture is on the clipboard
picture-too-large = The picture would have { $width } × { $height } pixels, at most { $most } in all are possible; choose a smaller size or fewer pixels
picture-no-bridge = There is no such chart: nothing causes a difference that could be told
picture-nothing-known = There is no such chart: none of its figures is known
picture-no-such = There is no such chart: { $why }
picture-not-several = There is no such chart: side by side stand two or more scenarios beside the baseline
picture-not-drawn = The picture cannot be drawn: { $error }
export-name-compare = { $other } against { $baseline }
export-name-record = SMA record, { $page }
export-name-chart = { $chart }, { $name }
exported-at = Exported to { $path }
exported-at-with = Exported to { $path }, with { $file } beside it
exported-at-with-more = Exported to { $path }, with { $count } files beside it
export-cancelled = Cancelled; { $file } was not written
export-broke-off = { $file } was not written: the program made a mistake. Please tell its makers what you exported

job-computing = Computing { $name }: { $share }%
job-making = Making { $name }
job-writing = Writing { $name }
job-cancelled = Cancelling { $name }
job-several = { $count } tasks in the background
figures-broke-off = The figures of { $name } were not computed: the program made a mistake. Please tell its makers which file it was
job-cancel = Cancel: { $what }

keys-take = Take what was typed
keys-give-up = Discard what is typed or dragged
keys-first-term = Where nothing has the keyboard: to the first amount
keys-menus = To the menus
keys-set-cell = Set a figure of the table; so do a digit and Enter
keys-clear-cell = Take out what was set in the table
keys-step = One step up or down in a number
keys-ten-steps = Ten steps
keys-chart-closer = In a chart: more years in sight, or fewer
keys-chart-move = In a chart: a year earlier or later
keys-chart-back = In a chart: the years in sight at first

about-version = Version { $version }
about-record = Record of edition { $edition }
about-what = What-if analysis of defence cost-sharing agreements, exact to the won
about-licence = The program is under the MIT or the Apache 2.0 licence, as you choose
about-fonts = The typefaces are made from Pretendard and Noto Sans CJK, under the SIL Open Font License 1.1
about-record-licence = The figures of the record come from public sources, each named beside its figure

## Questions

question-unsaved-one = Save the changes to “{ $title }”?
question-unsaved-several = Save the changes to { $count } files?
question-unsaved-text = What is not saved is lost
question-discard = Don't save
question-text = “{ $text }” in “{ $field }” is no value yet
question-text-text = It is in no scenario and is lost if you go on. Go back to correct it or to choose what it means
question-quit-anyway = Quit without it
question-close-anyway = Close without it
question-comments = Save “{ $file }” without its comments?
question-comments-text = { $count ->
    [one] The file has 1 comment inside the scenario, which is not kept. The block above the scenario is
   *[other] The file has { $count } comments inside the scenario, which are not kept. The block above the scenario is
}
question-overwrite = Replace “{ $file }”?
question-overwrite-text = There is such a file already: { $path }
question-overwrite-several = Replace { $count } files?
question-replace = Replace
question-protected = Replace “{ $file }” all the same?
question-replace-anyway = Replace all the same
question-changed = “{ $file }” was changed by another program
question-changed-text = Saving replaces those changes with yours
question-compare-first = Compare first
question-save-anyway = Save anyway
question-exporting = { $count ->
    [one] A file is still being made
   *[other] { $count } files are still being made
}
question-exporting-text = Quitting now leaves nothing of what is not finished
question-exporting-wait = Finish, then quit
question-exporting-leave = Quit without it

## Figures by name

figure-of-year = { $figure } { $year }
figure-of-year-apart = { $figure }, { $year }
figure-lagged = { $figure } ({ $lag } { $year })
figure-sum = { $figure }, all years
figure-total = Total
figure-change = Step from the year before
figure-override = Override
figure-agreed = Amount agreed
figure-one-off = One-off
figure-ruled = What the rule gives
figure-carried = What is carried
figure-discount-factor = Discount factor

quantity-gdp = GDP
quantity-defence-budget = Defence budget
quantity-troops = US troops in Korea
quantity-exchange = { $exchange }, average of the year

category-labour = Labour
category-construction = Construction
category-combined-defence-improvement = Combined defence improvement
category-logistics = Logistics

word-unknown = unknown

## Measures in a sentence

measure-contribution = The contribution
measure-payment = The payment
measure-payment-by = The payment by { $pays }
measure-subject-in-currency = { $what } in { $currency }
measure-subject-in-prices = { $what } in prices of { $year }
measure-subject-other = { $what } ({ $measure })

## Parties: countries by their codes, and who pays whom

# What a chart is about, above it in a file.
subject-sma = Korea’s contribution to the cost of US forces in Korea
subject-both = Payments by { $pays } to { $receives }
subject-pays = Payments by { $pays }
subject-receives = Payments to { $receives }
unit-a-year = { $unit } a year
parties-both = { $pays } pays { $receives }
parties-pays = { $pays } pays
parties-receives = Paid to { $receives }
party-kr = Korea
party-us = United States
party-jp = Japan
party-de = Germany
party-gb = United Kingdom
party-fr = France
party-it = Italy
party-es = Spain
party-nl = Netherlands
party-be = Belgium
party-no = Norway
party-dk = Denmark
party-pl = Poland
party-lt = Lithuania
party-tr = Türkiye
party-ca = Canada
party-au = Australia
party-nz = New Zealand
party-ph = Philippines
party-tw = Taiwan
party-sg = Singapore
party-cn = China
party-un = United Nations
party-nato = NATO
party-eu = European Union

basis-current-prices = current prices
basis-constant-prices = prices of { $year } by { $index }
basis-prices-apart = each scenario by its own prices
basis-rates-of-scenario = each year at the scenario's exchange rate
basis-record-at-averages = the record at yearly averages
basis-rates-of-record = each year at its average exchange rate
basis-stated-rate-of-year = each scenario's exchange rate of { $year }
basis-rate-of-year = exchange rate of { $year }
basis-rates-apart = baseline at { $baseline }, the other at { $scenario }
basis-rates-of-both = some at exchange rates that their scenarios state, others at yearly averages
rates-stated = exchange rates that its scenario states
rates-average = yearly average exchange rates
basis-by-way-of = by way of { $through ->
    [KRW] the won
    [USD] the dollar
    [JPY] the yen
    [CNY] the yuan
    [EUR] the euro
   *[other] { $through }
 }
basis-by-way-of-for = { $from } by way of { $through ->
    [KRW] the won
    [USD] the dollar
    [JPY] the yen
    [CNY] the yuan
    [EUR] the euro
   *[other] { $through }
 } at average rates
basis-discount = discounted by { $rate } a year, the first year not

## The projection

projection-sum = { $amount } over { $years }
projection-change-above = { $last }: { $change } above { $first }
projection-change-below = { $last }: { $change } below { $first }
projection-change-none = { $last }: as { $first }
projection-against = { $what } · { $change } against { $baseline }
projection-same = { $what } · the same as { $baseline }
projection-unchanged = { $what } · the same { $baseline }
projection-step-alone = { $last }: { $amount }
projection-step-above = { $last }: { $amount }, { $change } above { $first }
projection-step-below = { $last }: { $amount }, { $change } below { $first }
projection-step-same = { $last }: { $amount }, as { $first }
projection-step-share = { $last }: { $amount }, after { $before } in { $first }
projection-headline-unknown = { $years }: no sum, { $unknown } unknown · { $why }
projection-headline-empty = No year of the term can be shown
projection-title-rises = { $subject } rises { $change } from { $first } to { $last }
projection-title-falls = { $subject } falls { $change } from { $first } to { $last }
projection-title-stays = { $subject } stays the same from { $first } to { $last }
projection-title-is = { $subject } is { $amount } in { $last }
projection-title-share = { $subject } goes from { $before } in { $first } to { $amount } in { $last }
projection-title-cap = The cap binds in { $years }
projection-title-unknown = { $years } cannot be projected
# What a chart finds of terms that were not signed as they are.
projection-title-under = { $finding } under “{ $title }”
projection-left-out = { $years } left out, only assumed
projection-hidden = left out, only assumed
projection-note-converted = Points of the record that were not published in this currency are hollow; they are converted at the average exchange rate of the year
projection-note-converted-at-one-rate = Points of the record that were not published in this currency are hollow; they are converted at the exchange rate of { $year }
projection-note-baseline-unknown = The baseline “{ $title }” is unknown in { $years } and not drawn there: { $why }
projection-note-baseline-other-unit = The baseline “{ $title }” is not drawn: it counts in { $currency }
chart-note-projected = Projection: { $years }
chart-note-derived = Derived, not in print: { $years }
chart-note-conflict = Sources disagree: { $years }
chart-note-recollection = From memory, no page found: { $years }
chart-note-estimate = Rests on an estimate: { $years }
projection-note-own-terms = The line of the record is read with values of the scenario that the record does not have: { $terms }
projection-note-year-stated-otherwise = { $year } stands twice: { $own } as the scenario states it, with which its line begins, and { $record } in the record
projection-note-year-twice = { $year } stands twice: { $own } at the scenario's exchange rate, with which its line begins, and { $record } at the yearly average
projection-note-revised = { $year } was agreed anew at { $amount }; the line shows what was agreed first
projection-summary-record = The record goes from { $before } in { $first } to { $amount } in { $last }
projection-summary-scenario = The scenario “{ $scenario }” gives { $figures }
projection-summary-projected = Projected by rule: { $years }
projection-summary-assumed = Resting on assumptions: { $years }

chart-scenario = scenario

column-year = Year
column-sum = Sum

mark-cap = the cap binds
mark-floor = the floor binds
mark-one-off = with a one-off

table-note-rounded = { $columns }: years and sum are rounded each for itself, so they may not add up at the digits shown
table-note-basis = { $measure }: { $basis }
table-reason-likewise = { $reason } (likewise { $years })

## Why a value is unknown, and what to do

why-series-not-stated = { $series } { $year } is not stated
why-exchange-not-stated = { $exchange } { $year } is not stated
why-and-remedy = { $why }; { $remedy }
remedy-series = add the year, or what holds in later years, to the series
remedy-exchange = add the year, or what holds in later years, to the exchange rates
remedy-before = state the amount of the year before
remedy-no-exchange = add exchange rates between the two to the scenario
remedy-rule = add a rule, an amount, or type the year over
why-not-in-record = { $figure } is not in the record
why-other-payer = { $figure } is that of Korea, and the scenario does not say that Korea pays
why-other-prices = { $figure } are those of Korea and say nothing of prices in { $currency }
why-average-not-in-record = The record has no average exchange rate of { $pair } for { $year }
why-no-exchange = There is no exchange rate between { $from } and { $to }: neither the scenario nor the record quotes them, nor both in a third currency
why-exchange-mixed = There is no exchange rate between { $from } and { $to }: the scenario states a part of the way and the record has only averages of the other, and the two are not mixed
why-exchange-only-average = Between { $from } and { $to } there are only averages of the record, and amounts to be converted were already converted at a rate that the scenario states: the two are not mixed
why-exchange-only-stated = Between { $from } and { $to } the scenario states the rate, and amounts to be converted were already converted at an average of the record: the two are not mixed
why-not-stated = { $figure } is not stated
why-no-before = The amount of { $before }, the year before the first, is not stated
why-no-rule = No rule and no amount says what { $year } costs
why-too-large = { $figure } has more digits than can be kept exactly
why-divided-by-zero = { $figure } would be divided by 0
why-not-above-zero = The amount of { $before } is not above 0, and there is no per cent of that
why-no-shares = { $figure } cannot be divided: the shares or the rounding unit do not allow it
why-not-in-units = { $figure }: the total is not a whole number of rounding units, so it cannot be divided; change the one-off or the unit

## Explanations

explanation-unit = Amounts in { $unit }
explanation-rounding = Rounded to { $unit }, { $how }: a convention; not in the treaty text
explanation-base = Base amount as stated
explanation-agreed = The agreement names the amount of this year
explanation-override = Override
explanation-override-of-rule = Override; the rule would give { $ruled }
explanation-nothing = No rule and no amount says what this year costs
explanation-categories = Share of the total by weight
explanation-by-way-of = { $from } and { $to } are not quoted in each other; the amount is converted { $way }, at two rates of one year and one kind
explanation-conversion = The parts together, each converted at the exchange rate of the year
explanation-change = The step from the year before: a description, no rule
explanation-cumulative = The years since the first one added up
explanation-measure = The total in other terms; it changes nothing in what is paid
explanation-recorded = From the published record
explanation-of-agreement = { $agreement } agreement, from the published record
explanation-in-print = In print, in { $currency }
explanation-as-agreed = As agreed, in { $currency }
explanation-recorded-terms = Rates, prices and quantities of the record
explanation-show-in-record = Show in the record
explanation-stated = As stated in the scenario
explanation-cap-binds = The cap of { $bound } binds: the index says { $index }
explanation-floor-binds = The floor of { $bound } binds: the index says { $index }
explanation-no-floor = The index falls and the terms name no floor, so the amount falls with it
explanation-largest-remainder = Divided in whole rounding units by largest remainder: what rounding down leaves over goes to the categories that lost most, so that they add up to the total

## Assumptions

assumption-override = override in place of the rule
assumption-read-by = total of { $years }
assumption-read-beside = no total, other figures of { $years }
assumption-read-by-both = total of { $totals }, other figures of { $beside }
assumption-not-read = no figure shown

## Terms

terms-agreement = Agreement
terms-amounts = Amounts
terms-rounding = Rounding
terms-remarks = Parties and record
terms-sma = Special Measures Agreement (SMA): Korea pays the United States towards the cost of US forces in Korea
terms-continues-sma = The SMA since 1991
terms-continues-nothing = Nothing
terms-record-newest = The newest
terms-party-hint = Country or name
terms-part = Part { $part }
terms-of-part = { $part }: { $heading }
terms-categories = Categories
terms-add-before = Add the amount of the year before
terms-add-rule = Add a rule from { $year }
terms-add-cap = Add a cap
terms-add-floor = Add a floor
terms-add-amount = Add the amount agreed for { $year }
terms-add-rate = Exchange rate, for example 1,400 { $pair }
terms-add-override = Override for { $year }
terms-add-one-off = Add a one-off in { $year }
terms-add-category = Add a category
terms-add-division = Divide as in { $year }
terms-add-series = Add { $series } from the record
terms-add-exchange = Add the { $exchange } from the record
terms-add-year = Add { $year }
terms-remove = Remove
terms-new-category = category { $number }

## Fields beside others of their group

short-record = Record
short-continues = Continues
short-before = Year before
short-how = Halves
short-carry = Carried on
short-amount = Agreed { $year }
short-base = Base
short-override = Override { $year }
short-first = 1st: { $field }
short-second = 2nd: { $field }
carry-rounded = rounded amount
carry-unrounded = unrounded amount
short-growth = Growth
short-rate = Rate
short-index = Index
short-lag = Lag, years
short-cap = Cap
short-floor = Floor
short-then = Later years
panel-add = Add…

## Comparing

compare-title = { $other } against { $baseline }
compare-years = Years that both have: { $years }
compare-apart = Only in { $title }: { $years }
compare-nothing-differs = Nothing differs
compare-head-what = What differs
compare-head-year = Year
compare-head-baseline = Baseline
compare-head-scenario = Scenario
compare-head-effect = Effect alone
compare-head-difference = Difference
compare-head-per-cent = Per cent
compare-together = Together
compare-sum = Sum
compare-sum-of-years = { $name }, { $years }
compare-level = { $field } as the level in { $year }
compare-not-alone-unknown = not alone: { $year } would be unknown
compare-not-alone-currencies = not alone: two currencies would meet
compare-not-alone-in-error = unknown: the new value has a problem
compare-not-alone-left-out = only in years that are left out
compare-not-alone-needed = not alone: the scenario needs it
compare-without-cost = Without effect on these amounts: { $fields }
compare-break-even = Break-even
compare-crossing-dearer = A year costs more than in the baseline from { $year } on
compare-crossing-cheaper = A year costs less than in the baseline from { $year } on
compare-crossing-perhaps-earlier = { $told }; perhaps from { $earliest } on, since years before are unknown
compare-sum-crossing-dearer = Added up since { $first }, it costs more than the baseline from { $year } on
compare-sum-crossing-cheaper = Added up since { $first }, it costs less than the baseline from { $year } on
compare-equal-sums = Both cost the same over { $years } if { $title } grows by { $rate } a year from { $year } on
compare-equal-sums-span = Both cost the same over { $years } if { $title } grows by { $first } to { $last } a year from { $year } on: rounding leaves the sum the same
compare-equal-sums-between = At no growth do both cost the same over { $years }, since amounts are rounded: between { $below } and { $above } a year from { $year } on { $title } passes the other, and at { $nearest } it comes nearest
compare-equal-sums-always-dearer = At no growth from { $year } on does { $title } cost as little as the other over { $years }
compare-equal-sums-always-cheaper = At no growth from { $year } on does { $title } cost as much as the other over { $years }
compare-missing-common-year = The terms have no year in common: { $baseline } and { $scenario }
compare-problem = { $title } has a problem. { $problem }
compare-missing-in-error = { $title }, { $years }: unknown and left out because of a problem. { $problem }
compare-missing-rate = { $title }: for { $years } there is no exchange rate between { $from } and { $to }, so these years are left out
compare-missing-year = { $title }, { $year } is unknown and left out: { $why }
compare-missing-level = The amount with which { $title } enters { $year } is unknown, so no effects are told
compare-missing-other-rates = “{ $baseline }” is at { $of-baseline } and “{ $scenario }” at { $of-scenario }: the two are not mixed, so the difference is unknown
compare-alike-in = { $told }; in { $currency } they can be compared

bridge-title = What causes the difference
bridge-head-cause = Cause
bridge-head-amount = Amount
bridge-merged = { $causes }, not to be told apart
bridge-average = Averaged over all orders in which the causes may come
bridge-together = In this, { $amount } comes from causes acting together
bridge-chart-less = “{ $title }” costs { $amount } less than the baseline in { $years }
bridge-chart-more = “{ $title }” costs { $amount } more than the baseline in { $years }
bridge-chart-nothing = “{ $title }” costs as much as the baseline in { $years }: what differs changes no amount
bridge-chart-same = “{ $title }” costs as much as the baseline in { $years }: its causes cancel each other out
bridge-chart-largest-cause = { $told }; largest cause: { $cause }, { $change }
bridge-chart-only-cause = { $told }; only cause: { $cause }
bridge-ends-rounded = Both ends are rounded, each by itself: as shown they lie { $between } apart, the difference is { $difference }
bridge-closed = Closed to add up at the digits shown, by largest remainder

cause-base = Base amount
cause-growth = Growth
cause-lag = Lag of the index
cause-cap-and-floor = Cap and floor
cause-rounding = Rounding
cause-series = Index values
cause-exchange-rate = Exchange rate
cause-one-offs = One-offs
cause-overrides = Overrides

## Exports

harmless-formulas = Names that a spreadsheet would take for formulas are preceded by an apostrophe
harmless-unprintable = Line breaks, control characters and marks of writing direction are taken out of names
harmless-markup = Signs in names that would act as markup are escaped, so that they are read as typed

report-comparison = Comparison with “{ $baseline }”
report-years = Year by year
report-years-of = { $shown } of { $count } years
report-more = and { $count } more
report-term = Term: { $years }
report-head-item = Item
report-head-value = Value
report-head-status = How sure
report-head-used = What rests on it
report-head-scenario = Scenario
report-head-file = File
report-head-chart = Chart
report-checks = Checks
report-problem = Problem: { $text }
report-notice = Notice: { $text }
report-about = About this report
report-date = Date: { $date }
report-made-with = Made with Costshare { $version } and the record of edition { $edition }
report-digest = The SHA-256 of a scenario is that of its file as Costshare saves it

## The workbook

xlsx-sheet-projection = Projection
xlsx-sheet-parameters = Parameters
xlsx-sheet-series = Series
xlsx-sheet-comparison = Comparison
xlsx-sheet-overview = Overview
xlsx-sheet-sources = Sources
xlsx-made-by = Made by Costshare; the formulas give what the program gives
xlsx-projection-of = Projection { $years }, total in { $unit }
xlsx-projection-live = Every figure is a formula; it follows from the cells of the sheets of parameters and series
xlsx-projection-text = Amounts are counted in the unit beside them and rounded as agreed; #N/A is unknown
xlsx-parameters-of = Parameters: what the agreement says
xlsx-live = Live, on blue ground: amounts, rates, caps, floors, lags, rounding units, shares, overrides; a blank year has none
xlsx-text = Text only: kind of growth, how halves are rounded, what is carried, first year of a rule, term, currency; change these in Costshare
xlsx-series-of = Series: what the rules and measures read
xlsx-series-live = Live, on blue ground: the values as stated; a blank value is unknown
xlsx-series-in-force = In force is the value as stated; after the last stated year, that of later years
xlsx-sources-of = The numbers in brackets on the other sheets are those of this list
xlsx-comparison-title = What the scenarios cost
xlsx-comparison-of = Compared with “{ $baseline }”
xlsx-comparison-live = Every figure is a formula and follows from the sheets of its scenario
xlsx-difference-from = Difference from “{ $baseline }”, years that both have
xlsx-other-currency = Scenarios in another currency than the first stand in the table, not in differences and chart
xlsx-other-first-year = Present values that count from another year than the first stand in the table, not in differences
xlsx-chart = What the agreement costs, year by year; the figures stand in the table above
xlsx-axis = { $unit } (axis may not start at 0)
xlsx-of-record = { $series }, from the record
xlsx-refuse-negative = A number of 0 or more is needed
xlsx-refuse-rate = A rate of −100% or more is needed, for example 2.1%
xlsx-refuse-zero = A number above 0 is needed
xlsx-term = Term
xlsx-remarks = Remarks
xlsx-measures = In other terms
xlsx-division = Steps of the division, in whole numbers
xlsx-step-units = { $figure } in rounding units
xlsx-step-weight = { $figure }: weight as a whole number
xlsx-step-remainder = { $figure }: what rounding down leaves
note-last-unit = { $years }: the last rounding unit is not promised; what is carried has more digits than can be kept and lies so near to where rounding turns that those dropped may decide
xlsx-last-unit = From { $year } on, amounts need more digits than a cell holds; there the last rounding unit is as a rule, not always, that of the program
xlsx-not-live = Too long for a formula, so only a value: { $figures }
xlsx-digits = exactly { $value }
xlsx-unit-years = years
xlsx-head-what = What
xlsx-head-value = Value
csv-head-marks = Marks
xlsx-head-marks = How well known
xlsx-head-unit = Unit
xlsx-head-status = Status
xlsx-head-sources = Sources
xlsx-head-cell = Name of the cell
xlsx-head-field = Field in Costshare
xlsx-head-stated = As stated
xlsx-head-in-force = In force
xlsx-head-figure = Figure
xlsx-head-name = Name in Costshare
xlsx-head-scenario = Scenario
xlsx-head-sheet = Sheet
xlsx-head-years-of-sum = Years of the sum
xlsx-growth-by-rule = { $growth } by the rule, within floor and cap
xlsx-head-number = No.
xlsx-head-source = Short name
xlsx-head-title = Title
xlsx-head-publisher = Publisher
xlsx-head-date = Date
xlsx-head-address = Address

## The record

table-sign-converted = converted, not in print in this currency
view-record = Record
record-agreement = { $number ->
    [1] 1st
    [2] 2nd
    [3] 3rd
   *[other] { $number }th
}
record-agreed = Agreed
record-revised = Agreed anew
record-announced = Announced
record-paid = Actually paid
record-by-rule = By the rule
record-undetermined = Not settled yet
record-nothing = The record has no agreed amount in these terms
record-headline = Agreed: { $before } in { $first }, { $amount } in { $last }
record-edition = record of { $edition }
record-chart-title = What was agreed, { $first }–{ $last }
record-chart-times = What was agreed for { $last } is { $times } times what was agreed for { $first }
record-note-each-year = Sums and present values count over a term; the record shows each year by itself
record-note-without = Without a figure in these terms: { $years }
record-not-in-these-terms = agreed, but the record lacks what these terms need
record-no-rate = the record has no exchange rate between { $from } and { $to }, neither directly nor by way of a third currency
record-no-rate-of-year = the record has no exchange rate between { $from } and { $to } for { $year }
record-page-amounts = Amounts
record-page-rules = Rules
record-page-replayed = Replayed
record-page-disagreements = Side by side
record-page-execution = What was spent
record-page-categories = Categories
record-head-agreement = Agreement
record-head-years = Years
record-head-rule = Base and rule
record-head-signed = Signed
record-head-in-force = In force
record-head-unit = Unit
record-head-published = Published
record-head-exact = Before rounding
record-head-residual = Residual
record-head-explained = What explains it
record-head-beside = Beside it
record-head-other = Other figure
record-head-scope = Of what
record-head-budgeted = Budgeted
record-head-available = Available
record-head-executed = Spent
record-head-not-executed = Not spent
record-head-carried-over = Carried over
record-head-lapsed = Lapsed
record-head-stock = Unspent stock
record-head-total = Total
record-names-amounts = { $amounts }, named, notified or negotiated
record-note-rounding = Rounding half up to the unit is a convention that fits every year; it is not in the treaty text
record-note-residual = Residual: published less the amount before rounding
record-note-execution = Spent is what was available less what was not spent; an empty cell is what nobody says. Unspent stock: cash that the guest holds at that date
record-note-categories = A year stands on several rows where its categories are stated in several units
record-explained-named = named, notified or negotiated
record-explained-exact = exact, nothing rounded
record-explained-rounding = rounding to { $unit }, half up
record-beside-categories = Sum of the categories
record-scope-all = Whole contribution
record-scope-construction = Construction
record-scope-in-kind-construction = Construction in kind
record-scope-unspent-stock = Unspent cash

## A rule tried on history

tried-headline-less = { $amount } less than agreed in { $years } by the rule of “{ $title }” from { $year }
tried-headline-more = { $amount } more than agreed in { $years } by the rule of “{ $title }” from { $year }
tried-headline-same = As much as agreed in { $years } by the rule of “{ $title }” from { $year }
tried-headline-no-sum = The rule of “{ $title }” from { $year }
tried-band = by the rule
tried-without-cap = Without the cap
tried-worth-of-cap = Worth of the cap
tried-cap-never = The cap never binds
tried-cap-bound = The cap binds in { $years } and is worth { $worth } in { $last }
tried-cap-bound-sum = The cap binds in { $years } and is worth { $worth } in { $last }, { $sum } in all
tried-note-base = The amount agreed for { $year } is the base; the rule settles every later year, with the values of the index that the record or else the scenario has
tried-missing = Not in print: { $values }. The rule settles { $can }, and nothing from { $year } on
tried-missing-all = Not in print: { $values }. The rule can settle nothing from { $year } on
tried-no-rule = The scenario has no rule
tried-no-years = The last year, { $last }, must come after { $first }, whose amount is the base
tried-no-prices = The base is in { $currency }, and the record has no prices for that currency; choose current prices
tried-no-base = No amount was agreed for { $year }; choose a year of { $known }
tried-mixed-base = The base was agreed in several currencies, and its total in { $from } has the others in it at the agreement's own rate; yearly averages are not mixed with that. What the rule makes of it is known in { $from }
tried-outside-record = { $year } is outside { $known }, the years of the record
tried-title = Rule of “{ $scenario }” from { $year }
tried-note = Tried on history: the rule of “{ $scenario }” ({ $rule }) on the amount agreed for { $year }, with the values of the index that the record of { $edition } or else the scenario has.
tried-opened = “{ $title }” is open as an untitled scenario
undo-opened = Opening “{ $title }”
tried-page = A rule on history
tried-rule = Rule
tried-from = Base year
tried-to = Last year
tried-from-year = from { $year }
tried-to-year = to { $year }
tried-make = Make it a scenario
tried-how = Open a scenario with a rule to try it on history
record-pages = Pages of the record
record-choose = Choose a figure to see its sources
record-no-source = Nobody is named for this
record-notes = How it follows, and what to know

## Shares of an amount, by definition

share-narrow = Narrow share of the stationing cost
share-narrow-means = contribution ÷ (contribution + American stationing cost without personnel)
share-direct = Share with other direct support
share-direct-means = (contribution + other direct support) ÷ (these + American stationing cost without personnel)
share-wide = Wide share of the stationing cost
share-wide-means = (contribution + other direct and indirect support) ÷ (these + American stationing cost without personnel)
share-against-guest = Against the American part alone
share-against-guest-means = contribution ÷ American stationing cost without personnel; not a part of a whole
share-all-cost = Direct support within all cost, personnel included
share-all-cost-means = direct financial support ÷ (that + all American obligations, personnel included)
share-all-cost-alone = Direct support against the American part alone
share-all-cost-alone-means = direct financial support ÷ all American obligations, personnel included; not a part of a whole
share-all-cost-without-move = Direct support within all cost, without the move from Yongsan
share-all-cost-without-move-means = (direct financial support − move from Yongsan) ÷ (that + all American obligations, personnel included)
share-defence-budget = Against the defence budget
share-defence-budget-means = contribution ÷ defence budget of Korea in the same year
share-gdp = Against GDP
share-gdp-means = contribution ÷ nominal GDP of Korea in the same year
share-soldier = For each American soldier
share-soldier-means = contribution ÷ American soldiers in Korea in the same year
share-own = Against a cost of your own
share-own-means = contribution ÷ the yearly stationing cost that you typed; not a part of a whole
share-what-contribution = Contribution
share-what-other-direct = Other direct support
share-what-other-support = Other direct and indirect support
share-what-financial-support = Direct financial support
share-what-move = Move from Yongsan
share-what-guest-cost = American stationing cost without personnel
share-what-all-guest-cost = All American obligations, personnel included
share-what-defence-budget = Defence budget of Korea
share-what-gdp = Nominal GDP of Korea
share-what-soldiers = American soldiers in Korea
share-what-own-cost = The stationing cost that you typed
share-lacks = The record lacks this for { $year } and before: { $what }
share-lacks-year = The record lacks this for { $year }: { $what }
share-no-rate = The record has no exchange rate that converts this: { $what }
share-no-quotient = The quotient cannot be had
share-figure = { $what } { $year }: { $amount }
share-figure-converted = { $what } { $year }: { $amount } ({ $stated } at the average rate of { $year })
share-soldiers = { $count } soldiers
share-each = { $amount } for each
share-other-year = The record has no later denominator than that of { $year }; that it still holds is assumed
shares-title = Shares of the contribution of { $year }
shares-own-cost = A yearly stationing cost of your own
shares-own-cost-none = Leave out my cost
shares-denominator-of = Denominator of { $years }
shares-figures = Figures beside the contribution
shares-page-title = The contribution under every published definition of the share
shares-headline-year = { $year }: { $narrow } in the narrow sense (of contribution and American cost without personnel), { $wide } in the wide one (other direct and indirect support counted as well); costs and support of { $years }
shares-headline-year-one = { $year }: { $share } by “{ $definition }”, and other figures by other definitions
shares-headline = { $year }: no published definition can be applied to it
shares-headline-all = The same contribution is { $low } or { $high } of the cost in { $year }, by the definition: “{ $low-definition }” or “{ $high-definition }”
shares-subline = Each share with what is divided, by what, of which year and by whose figures
shares-note-years = Where a denominator is of an earlier year than the amount, the record has none of that year; such shares rest on the assumption that it is still so
shares-note-converted = Costs in dollars are converted at the average exchange rate of their own year, unless a source gives them in won
shares-note-temporary = Temporary support for moving bases is not counted among other support, as in the white papers
shares-note-own-years = Only denominators of the amount’s own year; with a year, later amounts are held against the latest denominator before
shares-head-definition = Definition
shares-head-calculation = Calculation
shares-head-counts = In
shares-head-denominator = Year of the denominator
shares-head-share = Result
shares-head-unit = Unit
shares-head-sources = Sources
shares-head-means = What is divided by what

## Forecasts against outturn

forecasts-page-title = What was expected, and what came
forecasts-headline = { $quantity }: expected too high in { $high } of { $count } cases, on average by { $mean }
forecasts-headline-low = { $quantity }: expected too low in { $low } of { $count } cases, on average by { $mean }
forecasts-headline-even = { $quantity }: on average expected as it came
forecasts-subline = { $held } of { $all } expectations in the record can be held against what came
forecasts-by-edition = Errors by edition
forecasts-by-years-ahead = Errors by years ahead, all editions together
forecasts-note-sign = An error is forecast less outturn: above zero the forecast was too high. Amounts in per cent of the outturn
forecasts-note-rounding = Errors are exact; means and per cents are rounded for reading only
forecasts-note-rule-year = “{ $forecaster }” states its values by the year in which the rule applies them; each is held against the year of the index that the rule reads then
forecasts-note-ahead = Years ahead are the year that was forecast less that of the edition
forecasts-head-quantity = Quantity
forecasts-head-forecaster = Forecaster
forecasts-head-vintage = Edition
forecasts-head-rule-year = For the rule of
forecasts-head-ahead = Years ahead
forecasts-head-forecast = Expected
forecasts-head-outturn = Outturn
forecasts-head-error = Error
forecasts-head-relative = Error in %
forecasts-head-count = Count
forecasts-head-mean = Mean error
forecasts-head-mean-absolute = Mean absolute error
forecasts-head-mean-relative = Mean error in %
forecasts-head-mean-absolute-relative = Mean absolute error in %
forecasts-head-note = Remark
forecasts-not-published = not published yet
forecasts-no-quantity = the record has no such quantity
forecasts-no-rule-year = no rule of that year reads one year of it
quantity-gdp-growth = Nominal GDP growth
quantity-cpi-one-month = Consumer prices of one month

## A value in its own history

history-above = { $value }: lower than { $count } of the last { $all } years ({ $years })
history-below = { $value }: higher than { $count } of the last { $all } years ({ $years })
history-equal = { $count ->
    [one] equal to 1 year
   *[other] equal to { $count } years
}

## Sources of the record

sources-page-title = Sources of the record
sources-headline = { $count } sources; the most rests on { $source }: { $figures } figures
sources-subline = { $alone } of { $figures } figures have one source alone
sources-note-remarks = Remarks are notes, clauses in words and events; they are told apart from figures
sources-note-nothing = Nothing that the program shows rests on { $count } of them; they are of the lists of rounds, positions and other schemes, or confirm what others say
sources-note-undated = No date is known of { $count } of them
sources-head-title = Title
sources-head-publisher = Publisher
sources-head-date = Date
sources-head-address = Address
sources-head-figures = Figures
sources-head-shared = With another source
sources-head-confidence = Confidence
sources-head-rests = What rests on it
confidence-none = no figure rests on it
confidence-all-shared = every figure has another source too
confidence-some-shared = { $count } of { $all } figures have another source too
confidence-alone = the only source of its figures
confidence-with = { $confidence }; at the least: { $status }
place-total = contribution in { $currency } ({ $kind })
place-part = part in { $currency } ({ $kind })
place-contribution = remark on the contribution
place-term = terms of agreement { $number }
place-agreement = remark on agreement { $number }
place-execution = execution
place-category = categories
place-divided = total of the categories
place-year = remark on execution or categories
place-forecast = forecast: { $quantity }
place-support = support by Korea
place-own-cost = American stationing cost
place-event = events
place-kind-agreed = agreed
place-kind-revised = revised
place-kind-announced = announced
place-kind-actual = paid
place-kind-rule-determined = follows from the rule
place-kind-undetermined = not yet determined

cli-record-sources = `costshare record sources` tells who the sources are

## What the record lacks

gaps-page-title = What is missing from the record
gaps-headline = The record lacks something in { $count } respects
gaps-subline = Looked at from { $years }; nothing is filled in by guessing
gaps-note = Found in the record itself, so a newer edition that has a figure drops out of this list
gaps-head-what = What
gaps-head-missing = Missing
gaps-head-count = How many
gaps-head-known = There is
gap-total = Agreed total in { $currency }, as somebody prints it
gap-printed-total = A page that prints the agreed total
gap-amount = An agreed amount: it follows from an index, or waits for one
gap-categories = How the contribution was divided
gap-category = Amount of a category, where others are known: { $category }
gap-execution = What became of the whole contribution
gap-lapsed = What lapsed, where something is known
gap-quantity = Published value: { $quantity }
gap-index-period = Index over the twelve months to September
gap-index-of-the-day = Deflator as it was published then
gap-outturn = Something to hold these forecasts against: { $quantity }
gap-support = All support by Korea, in total
gap-support-divided = Support divided into direct and indirect
gap-guest-cost = American stationing cost of one year without personnel, as spent
gap-all-guest-cost = All American stationing cost of one year, personnel included, as spent
record-page-shares = Shares
record-page-forecasts = Forecasts
record-page-missing = Missing
record-tables = Tables of the page

## The view of a negotiation

negotiation-untitled = Negotiation without a title
negotiation-both-sides = Both sides
negotiation-head-date = Date
negotiation-head-dates = Dates
negotiation-head-round = Round
negotiation-head-party = Who
negotiation-head-kind = Kind
negotiation-head-stated = As stated
negotiation-head-first-year = First year
negotiation-head-term = Whole term
negotiation-head-years = Years
negotiation-head-present-value = Present value
negotiation-head-unsaid = Not specified
negotiation-head-unsaid-share = Unsaid share
negotiation-head-gap = Gap after it
negotiation-head-closed = Closed
negotiation-head-confidence = How well known
negotiation-head-remark = Remark
negotiation-head-sources = Sources
negotiation-head-city = City
negotiation-head-venue = Venue
negotiation-head-positions = Put forward
negotiation-head-what = What happened
negotiation-head-term-name = Term
negotiation-head-value = Value
negotiation-head-from = Where from
negotiation-offers = Offers
negotiation-rounds = Rounds
negotiation-events = Events
negotiation-terms = Terms of the offer
negotiation-note-unsaid = Not specified: the part of the whole term that rests on terms which the offer took from the base scenario
negotiation-note-gap = Gap: what the receiving side asks less what the paying side offers; an offer stands until its party makes another, declined or not
negotiation-two-rates = { $first } and { $second }, { $way }
negotiation-at-rate = { " " }(at { $rate })
negotiation-declined = declined
negotiation-not-public = not made in public
negotiation-unsaid-fields = Not said, taken from the base scenario: { $fields }
negotiation-held-at-cap = Held at the cap of the base scenario in { $years }, which the offer does not name: what it says would cost more
negotiation-held-at-floor = Held at the floor of the base scenario in { $years }, which the offer does not name: what it says would cost less
negotiation-dates-unknown = Dates unknown
negotiation-date-unknown = date unknown
negotiation-no-position = No public position
negotiation-position = { $party }, { $kind }: { $stated }
negotiation-note-no-cost = { $count ->
    [one] One offer has no cost; the table says why
   *[other] { $count } offers have no cost; the table says why
  }
negotiation-note-terms-differ = The offers run for different numbers of years, so their sums are not of the same term
negotiation-agreed = Agreed on { $date }: { $amount } { $over }
negotiation-agreed-undated = Agreed: { $amount } { $over }
negotiation-gap-same = { $gap }, as far as at the opening
negotiation-gap-closed = { $gap }; { $share } of the opening gap is closed
negotiation-gap-grown = { $gap }; the gap has grown by { $share } since the opening
negotiation-after-round = After round { $round }
negotiation-after-date = After { $date }
negotiation-after-last = After the last offer
negotiation-sides-meet = { $when } both sides say the same { $over }
negotiation-sides-overlap = { $when } the paying side offers { $gap } more than is asked { $over }
negotiation-sides-apart = { $when } the sides are { $gap } apart { $over }
negotiation-no-offers = No offer is known
negotiation-nobody-pays = There is no gap: no party of this negotiation pays
negotiation-nobody-receives = There is no gap: no party of this negotiation receives
negotiation-no-offer-of = No gap to show: no public offer is known ({ $party })
negotiation-no-cost-of = No gap to show: no offer has a cost ({ $party })
negotiation-in-year = in { $year }
negotiation-in-first-years = in the first year of each offer
negotiation-over-years = over { $years }
negotiation-over-years-discounted = over { $years } at present value
negotiation-over-own-terms = over the term of each offer
negotiation-of-first-year = Cost of the first year
negotiation-of-term = Cost of the whole term
negotiation-of-present-value = Present value of the whole term
negotiation-costs = { $first } in { $year }, { $term } over { $years }
negotiation-costs-discounted = { $first } in { $year }, { $term } over { $years }; present value { $value }
negotiation-converted = { $field }: { $offered } at { $rate } = { $amount }
negotiation-from-unread = cannot be read
negotiation-from-offer = said in the offer
negotiation-from-base = not said; base scenario
negotiation-off-scale = Off the scale: { $what }
negotiation-undated = Not drawn, date unknown: { $offers }
negotiation-position-words = { $party }, { $kind }, { $when }: { $amount }
negotiation-round = Round { $round }
negotiation-bracket = gap { $gap }
negotiation-bracket-closed = gap { $gap } · { $share } closed
negotiation-summary = { $gap }. In the order of time: { $positions }

ledger-name = Concession ledger
ledger-title = From “{ $from }” to “{ $to }”
ledger-headline = Gave { $gave } and got { $got }: together { $before } → { $after } over { $years }
ledger-nothing = Nothing was given and nothing got: together { $before } → { $after } over { $years }
ledger-unknown = What was given and got cannot be told
ledger-head-turn = Given or got
ledger-head-cause = Clause
ledger-head-terms = What changed
ledger-head-worth = Worth
ledger-head-cost = Changes the cost by
ledger-gave = Gave
ledger-got = Got
ledger-does-not-bind = Worth nothing: does not bind on this path
ledger-changes-nothing = Worth nothing: nothing reads it on this path
ledger-cancels-out = Worth nothing: what it changes cancels out
ledger-together = Together
ledger-note-average = Worth: the part of the difference that the clause causes, on average over all orders of the changes
ledger-apart = Years that only “{ $title }” has are no entry: { $years }, together { $amount }
equal-name = Equal packages
equal-base = Base amount
equal-growth = Yearly growth
equal-cap = Cap
equal-head-base = Base amount
equal-headline = Packages that cost as much as “{ $title }” over its term: { $amount }
equal-subtitle = { $rate } (%) by base amount ({ $unit })
equal-note = Equal are the sums of the whole term, undiscounted and in the currency of the agreement
equal-unknown = There are no equal packages: what the offer costs over its term is not known
equal-no-effect = There are no equal packages: { $rate } changes nothing in the cost of this offer
equal-package = Base { $base } · { $name } { $rate } · together { $total }
equal-summary = { $headline }. From { $ends }
reply-sums = Over its term “{ $ours }” costs { $sum }, “{ $theirs }” { $sought }; equal would be, each alone
reply-unknown = What would make “{ $ours }” and “{ $theirs }” cost the same cannot be told: one of the sums is unknown
reply-at = { $name }: { $value }
reply-span = { $name }: from { $first } to { $last }
reply-nearest = { $name }: { $value } comes nearest
reply-always-dearer = { $name }: at no value; ours would always cost more
reply-always-cheaper = { $name }: at no value; ours would always cost less
reply-no-effect = { $name }: changes nothing in the cost of ours

timeline-rounds = Round
timeline-nothing = Nothing here has a date
timeline-key-rounds = Bands: rounds of talks
timeline-key-declined = struck through: declined
timeline-key-converted = hollow: offered in another currency
timeline-key-word = small and hollow: said, but not on the table
timeline-key-days = line through a mark: all days that it may be from

## Negotiation: what is open, and its steps
talks-package-note = An equal package: it costs over the term what “{ $title }” costs.

## Files of another kind, and what negotiation files expect

file-other-kind = this is { $found }, where { $expected } is expected; { $advice }
file-other-kind-scenario = open it in the window, or read it with `costshare project`
file-other-kind-negotiation = open it in the window, or read it with `costshare negotiation`
file-other-kind-private = no command reads it; open its negotiation in the window
expected-negotiation = a negotiation
expected-private = the private layer of a negotiation
expected-party = a party
expected-round = a round
expected-meeting = a meeting
expected-event = an event
expected-offer = an offer
expected-source-list = names of sources, divided by commas
expected-sources-in-quotes = names of sources in quotes
expected-date-in-quotes = a date in quotes
expected-period-in-quotes = a date, or the first and the last one divided by a slash, in quotes
expected-field-in-quotes = the path of a field in quotes
expected-plain-round = the number of a round, without quotes
expected-plain-flag = true or false, without quotes
expected-plain-role = Pays, Receives or Speaks, without quotes
expected-plain-event-kind = Election, Signing, Ratification, Expiry, Deadline or Other, without quotes
expected-plain-offer-kind = Ask, Offer, RedLine, Statement or Agreed, without quotes
expected-plain-confidence = Official, OnRecord, Press, Claim or Assumed, without quotes

## Negotiation: what is open, and its steps
undo-talks-words = words of the negotiation
undo-talks-base = base scenario of the negotiation
undo-talks-added-party = new party
undo-talks-party = party
undo-talks-removed-party = party taken out
undo-talks-added-round = new round
undo-talks-round = round { $number }
undo-talks-removed-round = round { $number } taken out
undo-talks-added-event = new event
undo-talks-event = event
undo-talks-removed-event = event taken out
undo-talks-added-offer = new offer
undo-talks-offer = offer
undo-talks-removed-offer = offer taken out
undo-talks-private = private layer
talks-new-title = Negotiation on { $title }
talks-sma-paying = Republic of Korea
talks-sma-receiving = United States
talks-new-paying = Paying side
talks-new-receiving = Receiving side
talks-new-party = New party
talks-parties = Parties
talks-party-name = Party { $number }
talks-party-role = Role
talks-add-party = Add a party
talks-offer-note = An offer of the negotiation “{ $title }”. What it does not name comes from the base scenario “{ $base }”.
talks-private-of = { $title }: private layer
## The view of a negotiation

## Negotiations in words

talks-role-pays = pays
talks-role-receives = receives
talks-role-speaks = speaks, without a seat at the table
talks-kind-ask = ask
talks-kind-offer = offer
talks-kind-red-line = red line
talks-kind-statement = statement
talks-kind-agreed = agreed
talks-confidence-official = official
talks-confidence-on-record = on record
talks-confidence-press = press report
talks-confidence-claim = claim from outside
talks-confidence-assumed = assumed
talks-event-election = election
talks-event-signing = signing
talks-event-ratification = ratification
talks-event-expiry = expiry
talks-event-deadline = deadline
talks-event-other = other
talks-month = { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[12] Dec
  }
talks-year = { $year }
talks-month-of-year = { $month } { $year }
talks-day = { $day } { $month } { $year }
talks-days-of-month = { $from }–{ $to } { $month } { $year }
talks-days-of-year = { $from } { $before } – { $to } { $month } { $year }
talks-from-to = { $from } – { $to }
talks-both-sides = Both sides
talks-round = round { $round }
talks-no-cost-names-nothing = names nothing that costs
talks-no-cost-unread = `{ $path }` cannot be read; mend or remove this term
talks-no-cost-repeated = it says { $field } twice
talks-no-cost-no-rate = { $from } cannot be converted into { $to }: neither the base scenario nor the record has a rate for { $year }; add one to the base scenario
talks-mixed-rates = { $from } would be converted into { $to } at the yearly average, while the total has amounts at a rate that a scenario states: the two do not meet in one figure; add a rate for { $from } to the base scenario
talks-at-offer = Offer { $number }
talks-at-named-offer = Offer { $number } ({ $offer })
talks-at-party = party
talks-at-round = round
talks-at-date = date
talks-at-sources = sources
talks-at-party-number = Party { $number }
talks-at-event = Event { $number }
talks-at-base = Base scenario
talks-problem-unknown-party = there is no party `{ $found }`; name one of { $known }, or add it to the parties
talks-problem-no-parties = there is no party `{ $found }`; add it to the parties
talks-problem-no-party = only what both sides agreed on may stand without a party; name the party whose it is
talks-problem-repeated-party = the key `{ $key }` stands twice; give each party its own
talks-problem-unknown-round = there is no round { $found }; name one of { $known }, or add it to the rounds
talks-problem-no-rounds = there is no round { $found }; add it to the rounds
talks-problem-date-outside-round = the offer is dated { $date }, but round { $round } met { $dates }; change the date or the round
talks-problem-date-not-accepted = it is dated { $date }, and years of talks go from { $first } to { $last }; mend the date
talks-problem-date-far = it is dated { $date }, more than { $years } years from the other dates of these talks and from the term of the base scenario; check the year
talks-problem-term = { $found } cannot be read: { $why }; the offer has no cost until this term is mended or removed
talks-problem-repeated-term = { $field } stands twice in the offer; keep one
talks-problem-no-rate = { $from } cannot be converted: neither the base scenario nor the record has a rate for { $year }; add one to the base scenario
talks-problem-unknown-source = neither the base scenario nor the record defines the source `{ $source }`; check the spelling

## The view of a negotiation on screen
hint-not-a-date = Not a date; write 2024-10-04, 2024-10 or 2024
hint-not-a-period = Enter a date or a period, for example 2024-04-23 or 2024-04-23/2024-04-25
hint-open-bracket = Sources stand in brackets at the end, for example [SMA12]
hint-published-without-source = What is published needs its source; write it in brackets, for example [SMA12], or write “assumed”
hint-unknown-source = No source is called “{ $name }”; there are { $known }
hint-no-sources = No source is called “{ $text }”; define it first
view-negotiation = Negotiation
panel-offer = Offer
menu-open-negotiation = Open a negotiation
talks-beginning = Offers by round, each of them a scenario
talks-beginning-how = A negotiation keeps who offered what and when, and costs it at once. Open one that comes with the program, or begin your own.
talks-shipped = Negotiations that come with the program
talks-own = Your own
talks-open-file = Open a file…
talks-new = New negotiation from the current scenario
talks-none-open = Open a negotiation or begin one
talks-figure = Figure that is looked at
talks-first-year = First year
talks-term = Whole term
talks-present = Present value
talks-sections = Parts of the negotiation
talks-ledger = Ledger and reply
talks-packages = Equal packages
talks-private = Private
talks-no-offers-yet = Nothing has been put forward yet
talks-no-rounds = No round yet
talks-no-events = No event yet
talks-choose-offer = Choose an offer in the chart or in the table, or add one
talks-choose-first = Choose an offer first, in the chart or in the table
talks-add-offer = Add an offer…
talks-add-offer-of = Offer: { $party }
talks-add-round = Add a round
talks-add-event = Add an event
talks-event = Event
talks-terms = What it says
talks-base = Base amount
talks-growth = Growth a year
talks-cap = Cap
talks-last-year = Last year
talks-add-term = Another term…
talks-as-base = as the base
talks-take-out = Take out “{ $what }”; the base scenario has it then
talks-clear-to-take-out = Enter takes it out; the base scenario has it then
talks-not-read = not understood
talks-in-year = In { $year }
talks-over-years = Over { $years }
talks-present-over-years = Present value of { $years }
talks-beside = Beside it
talks-who-and-when = Who and when
talks-party = Party
talks-kind = Kind
talks-of-round = Round
talks-no-round = No round
talks-confidence = How well known
talks-date = Date
talks-declined = Declined
talks-not-public = Not made in public
talks-country = Country
talks-round-note = Note on the round
talks-open-as-scenario = Open as scenario
talks-compare-with = Compare with…
talks-compare = Compare both
talks-remove-offer = Remove the offer
talks-remove-round = Remove the round
talks-remove-event = Remove the event
talks-held-against = Held against
talks-nothing-to-hold-against = There is no other offer with a cost to hold it against
talks-reply = Break-even reply
talks-vary = What makes up for the base
talks-handle = Base of the equal package
talks-no-cost-no-packages = The offer has no cost, so there is nothing that would cost the same
talks-no-package-here = Move the handle along the curve
talks-difference = { $amount } over the term against “{ $offer }”
talks-make-offer = Make it an offer
talks-back-to-offer = Back to the offer
talks-show-private = Show what is private
talks-hide-private = Hide
talks-private-badge = Private
talks-private-how = Stays in its own file, leaves in no export
talks-private-begin = Private layer: { $party }
talks-private-no-file = Not yet in a file
talks-save-private = Save the private layer
talks-private-notes = Private notes
talks-private-note = Private note
talks-private-round = Private note on round { $round }
talks-target = Target
talks-limit = Our limit
talks-their-limit = Their limit, as we believe
talks-zone = Agreement possible
talks-no-zone = No agreement possible

## The view of a negotiation on screen
talks-about = About the negotiation
talks-base-scenario = Base scenario: what an offer does not say comes from it
talks-all-dates = Show all dates
talks-take-as-base = Use the current scenario as the base

cli-chart-negotiation-one = found { $found } files, expected one: the negotiation
cli-chart-figure-of-talks = `--by` and `--discount` go with `chart negotiation` only
cli-chart-plot = --plot, --years, --from-zero and --remark go with projection, compare and record

## What is kept and remembered

left-title = Work that was not saved
left-text = The program ended unexpectedly. This was in no file yet
left-in-no-file = It was in no file yet
left-file-gone = Its file is not there any more: { $path }
left-of-file = It belongs to { $path }
left-file-changed = { $path } was written by another program since; this opens beside it as a copy
left-private-too = With what one side keeps to itself
left-written = Kept { $time }
left-open = Open
left-give-up = Discard
left-later = Later
menu-left-work = Work that was not saved…
not-kept = No copy can be kept of what is not saved: { $why }
not-kept-any-more = The program broke down while it kept copies of what is not saved; none is kept until it begins anew. Save now
not-remembered = What is chosen here cannot be remembered: { $why }
settings-newer = A newer version of Costshare wrote the settings; they are left alone, and nothing is remembered
settings-unreadable = The settings could not be read or set aside; they are left alone, and nothing is remembered
settings-broken = The settings could not be read and lie in { $path } now
differs-more = and { $count } more
differs-offers = Offers: { $before } → { $after }
differs-rounds = Rounds: { $before } → { $after }
differs-events = Events: { $before } → { $after }
differs-other-texts = Title, notes, parties or base scenario
differs-changed-offers = Offers that say something else: { $count }
differs-headlines = { $before } → { $after }
menu-recent = Open recent
noticed-changed = { $file } was changed by another program
noticed-gone = { $file } is not there any more: another program moved or removed it
noticed-badge = File
noticed-title = changed by another program
noticed-compare = Compare
noticed-take-theirs = Take theirs
noticed-keep-both = Keep both
noticed-save-again = Save it again
noticed-both-kept = What is open is a copy without a file now; theirs is { $path }
noticed-elsewhere = { $path } is open in another window; this is a copy without a file
undo-took-theirs = Taking theirs
undo-back-to-opened = Going back to what was opened
undo-recovered = Taking over what was not saved
menu-versions = Earlier versions…
versions-title = Earlier versions of “{ $title }”
versions-text = What stood in the file before it was saved over. Each opens as a copy without a file
versions-none = There is none yet: the file has not been saved over by this program
versions-open = Open as a copy
versions-same = Says what is open now
version-not-kept = The earlier version of { $path } could not be kept: { $error }
