# Every sentence of the program, in English. The same keys stand in ko.ftl, with the same variables.
# Sentence case; no full stop after one sentence; … when more input follows; no colon after labels.

## How sure a value is

status-published = published
status-derived = derived
status-conflict = sources disagree
status-recollection = from memory
status-estimate = estimate
status-assumed = assumed

## Words

word-agreement = agreement
word-clause = clause
word-rule = rule
word-growth = growth
word-term = term
word-base-amount = base amount
word-index = index
word-lag = lag
word-floor = floor
word-cap = cap
word-one-off = one-off
word-rounding-unit = rounding unit
word-series = series
word-edition = edition
word-baseline = baseline
word-scenario = scenario
word-override = typed over
word-projection = projection
word-forecast = forecast
word-measure = measure
word-record = record
word-bridge = bridge
word-contribution = contribution
word-offer = offer
word-round = round
word-party = party
word-limit = limit
word-field = field
word-source = source
word-note = note
word-year = year
word-total = total
word-none = none
word-yes = yes
word-no = no
word-agreed = agreed
word-budgeted = budgeted
word-executed = executed
word-carried-over = carried over
word-lapsed = lapsed
word-preliminary = preliminary

## Counts

count-years = { $count ->
    [one] 1 year
   *[other] { $count } years
}
count-scenarios = { $count ->
    [one] 1 scenario
   *[other] { $count } scenarios
}
count-fields = { $count ->
    [one] 1 field
   *[other] { $count } fields
}
count-lines = { $count ->
    [one] 1 line
   *[other] { $count } lines
}

## Fields

field-title = Title
field-note = Note
field-record = Edition of the record
field-first-year = First year
field-last-year = Last year
field-before = Amount of the year before
field-of-part = { $part }: { $field }
field-whole-part = The whole part
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
field-typed = Amount typed over for { $year }
field-one-off = One-off in { $year }
field-category = Share of { $category }
field-series = { $series }, all years
field-series-year = { $series } { $year }
field-series-then = { $series } in later years
field-exchange = { $currency } exchange rate
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
measure-price-level = Price level
measure-present-value = Present value
measure-discount-rate = Discount rate
measure-cumulative = Cumulative
measure-growth = Growth
measure-index = Index
measure-share-of-defence-budget = Share of the defence budget
measure-share-of-gdp = Share of GDP
measure-share-of-stationing-cost = Share of the stationing cost
measure-per-soldier = Per soldier
measure-difference-to-baseline = Difference from the baseline
measure-exchange-rate = Exchange rate

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
menu-duplicate = Duplicate
menu-rename = Rename…
menu-remove = Remove
menu-export = Export…
menu-quit = Quit
menu-undo = Undo
menu-redo = Redo
menu-undo-of = Undo: { $what }
menu-redo-of = Redo: { $what }
menu-copy-table = Copy table
menu-copy-chart = Copy chart
menu-paste = Paste
menu-theme = Theme
menu-theme-light = Light
menu-theme-dark = Dark
menu-theme-system = As the system
menu-language = Language
menu-set-baseline = Use as baseline
menu-about = About Costshare

## Views

view-projection = Projection
view-compare = Compare
view-uncertainty = Uncertainty
view-negotiation = Negotiation
view-record = Record

## Panels

panel-scenarios = Scenarios
panel-terms = Terms
panel-explanation = Why this number
panel-sources = Sources
panel-problems = Problems
panel-series = Series
panel-exchange-rates = Exchange rates
panel-measures = Measures
panel-assumptions = Assumptions
panel-nothing-selected = Choose a figure in the table or the chart
panel-no-scenario = Open an agreement or start a new scenario
panel-no-problems = No problems
panel-add-rule = Add rule
panel-add-year = Add year
panel-add-series = Add series
panel-add-one-off = Add one-off
panel-remove = Remove
panel-reset = Back to the agreed value
panel-hide-assumed = Hide what is only assumed

## Charts

chart-projected = projection
chart-record = record
chart-baseline = baseline
chart-cap-binds = cap
chart-floor-binds = floor
chart-not-from-zero = The axis does not start at 0
chart-unit = { $unit }
chart-sources = Sources: { $sources }
chart-note = Note: { $note }

## Panels of the projection

chart-hollow-assumed = ○ rests on an assumption
chart-hollow-converted = ○ converted, not published in this currency
chart-hollow-both = ○ rests on an assumption, or was converted and not published in this currency
chart-converted = converted
table-sign-assumed = rests on an assumption
table-sign-estimate = rests on an estimate
table-sign-cap = held at the cap
table-sign-floor = held at the floor
table-sign-typed = typed over
table-sign-one-off = with a one-off
table-sign-doubtful = derived, from memory, or sources disagree

## Status bar

status-bar-saved = Saved
status-bar-changed = Changed since it was saved
status-bar-untitled = Not in a file yet
status-bar-assumptions = Assumptions: { $count }
status-bar-problems = Problems: { $count }
status-bar-computed-in = Computed in { $time }

## Why a value is unknown

reason-not-stated = not stated
reason-no-rule = no rule covers the year
reason-too-large = more digits than can be kept exactly
reason-divided-by-zero = divided by 0
reason-no-shares = no share has a weight above 0
reason-not-in-units = the amount is not a whole number of rounding units
reason-because-of = unknown, because { $figure } is: { $reason }

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
replay-head-agreement = agreement and year
replay-head-published = agreed
replay-head-by-rule = by the rule, with its unit

## Problems

problem-term-too-long = The term has { $years } years; at most 100 are possible
problem-term-empty = The last year, { $last }, is before the first year, { $first }
problem-year-out-of-range = { $field }: { $year } is outside 1900–2200
problem-lag-out-of-range = { $field }: a lag of { $lag } is outside 0–10 years
problem-too-many-digits = { $field }: { $value } has more than 18 digits
problem-growth-below-all = { $field }: growth of { $value } is below −100%
problem-growth-too-fine = { $field }: { $value } has more than six decimals as a fraction
problem-negative-amount = { $field }: { $value } is negative
problem-rate-not-positive = { $field }: an exchange rate of { $value } is not above 0
problem-unit-not-positive = { $field }: a rounding unit of { $value } is not above 0
problem-floor-above-cap = The floor of { $floor } from { $year } is above the cap of { $cap }
problem-shares-not-whole = The shares of { $part } add up to { $sum }, not to 100%
problem-series-missing = The rule from { $year } reads “{ $series }”, which the scenario does not have
problem-series-value-missing = { $series } has no value for { $year }
problem-exchange-missing = There is no { $currency } exchange rate for { $year }
problem-no-rule = No rule and no amount covers { $year }
problem-other-currency = { $field }: { $value } is not in { $currency }
problem-weight-number = { $field }: found { $value }, but the first category has a plain number
problem-weight-percent = { $field }: found { $value }, but the first category has a per cent
problem-negative-weight = { $field }: a weight of { $value } is negative
problem-no-shares = All weights are 0; at least one must be above it
problem-no-parts = The scenario has no part
problem-name-missing = A part has no name; with several parts each needs one
problem-name-not-plain = The name “{ $name }” may only have letters, digits, _ and -
problem-name-reserved = A part cannot be named “{ $name }”, since a field is
problem-name-taken = The name “{ $name }” stands twice
problem-series-open = { $series } has no values, so { $year } and later years are unknown
problem-exchange-pair = { $field }: found { $value }, but a rate in { $pair } is needed
problem-exchange-of-main = { $exchange }: the main currency needs no exchange rate
problem-amount-in-first-year = { $year } is the first year, whose amount is the base; remove one of them
problem-rule-outside-term = The rule from { $year } begins outside the years that grow ({ $term }, from the second on)
problem-value-outside-term = { $field }: outside the term { $term }, so nothing reads it
problem-typed-and-one-off = { $year } is typed over, so nothing adds its one-off
problem-overflow = In { $year } the amount has more digits than can be kept; earlier years stand

## What was typed

typed-understood = Understood: { $echo }
typed-which = Which is meant?
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
hint-not-a-lag = A lag from 0 to { $longest } years is needed
hint-no-value = There is a year but no value
hint-year-twice = { $year } is there twice
hint-columns = There are { $years } years but { $values } values
hint-direction = The years may stand across or down; paste one year a line
hint-too-long = The text is too long for a number

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
paste-take-over = Take over

## Window

menu-keyboard = Keyboard
panel-add-scenario = Add…
panel-fold = Fold away
panel-messages = Messages
panel-no-assumptions = Every value is in print
tab-chart = Chart
tab-table = Table
scenario-changed = { $title }, changed since it was saved
new-scenario-title = New scenario
copy-of-title = { $title } (copy)
saved-at = Saved as { $path }
undo-several-values = { $count ->
    [one] 1 value
   *[other] { $count } values
}
field-was = In the file: { $value }
field-back-to = Back to { $value }
field-drag-hint = Shift for ten steps at a time, Esc to give up

## Dialogs

dialog-open-title = Open scenarios
dialog-save-title = Save “{ $title }”
dialog-path = Path of the file
dialog-path-hint = For example ~/scenarios/offer.ron
dialog-path-note = Type the path, or choose it with Browse
dialog-browse = Browse…
dialog-open = Open
dialog-save = Save
dialog-cancel = Cancel
dialog-close = Close

keys-take = Take what was typed
keys-give-up = Give up what is typed or dragged
keys-step = One step up or down in a number
keys-ten-steps = Ten steps

about-version = Version { $version }
about-record = Record of edition { $edition }
about-what = What-if analysis of defence cost-sharing agreements, exact to the won
about-licence = The program is under the MIT or the Apache 2.0 licence, as you choose
about-fonts = The typeface is made from Pretendard, under the SIL Open Font License 1.1
about-record-licence = The figures of the record come from public sources, each named beside its figure

## Questions

question-unsaved-one = Save the changes to “{ $title }”?
question-unsaved-several = Save the changes to { $count } scenarios?
question-unsaved-text = What is not saved is lost
question-discard = Don't save
question-comments = Save “{ $file }” without its comments?
question-comments-text = { $count ->
    [one] The file has 1 comment inside the scenario, which is not kept. The block above the scenario is
   *[other] The file has { $count } comments inside the scenario, which are not kept. The block above the scenario is
}
question-overwrite = Replace “{ $file }”?
question-overwrite-text = There is such a file already: { $path }
question-replace = Replace
question-changed = “{ $file }” was changed by another program
question-changed-text = Saving replaces those changes with yours
question-save-anyway = Save anyway

## Figures by name

figure-of-year = { $figure } { $year }
figure-of-year-apart = { $figure }, { $year }
figure-lagged = { $figure } ({ $lag } { $year })
figure-sum = { $figure }, all years
figure-total = Total
figure-change = Step from the year before
figure-typed = Typed over
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

measure-subject = The contribution
measure-subject-in-currency = The contribution in { $currency }
measure-subject-in-prices = The contribution in prices of { $year }
measure-subject-other = The contribution ({ $measure })

basis-current-prices = current prices
basis-constant-prices = prices of { $year } by { $index }
basis-rates-of-scenario = each year at the scenario's exchange rate
basis-rates-of-record = each year at its average exchange rate
basis-rate-of-year = exchange rate of { $year }
basis-discount = discounted by { $rate } a year, the first year not

## The projection

projection-sum = { $years }: { $amount }
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
projection-left-out = { $years } left out, only assumed
projection-hidden = left out, only assumed
projection-note-converted = Hollow points were not published in this currency; they are converted at the average exchange rate of the year
projection-note-derived = Derived, not in print: { $years }
projection-note-conflict = Sources disagree: { $years }
projection-note-recollection = From memory, no page found: { $years }
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
mark-doubtful = not in print as such

table-note-rounded = { $columns }: years and sum are rounded each for itself, so they may not add up at the digits shown
table-note-basis = { $measure }: { $basis }

## Why a value is unknown, and what to do

why-series-not-stated = { $series } { $year } is not stated
why-exchange-not-stated = { $exchange } { $year } is not stated
why-and-remedy = { $why }; { $remedy }
remedy-series = add the year, or what holds in later years, to the series
remedy-exchange = add the year, or what holds in later years, to the exchange rates
remedy-rule = add a rule, an amount, or type the year over
why-not-in-record = { $figure } is not in the record
why-not-stated = { $figure } is not stated
why-no-rule = No rule and no amount says what { $year } costs
why-too-large = { $figure } has more digits than can be kept exactly
why-divided-by-zero = { $figure } would be divided by 0
why-no-shares = { $figure } cannot be divided: the shares or the rounding unit do not allow it
why-not-in-units = { $figure }: the total is not a whole number of rounding units, so it cannot be divided; change the one-off or the unit

## Explanations

explanation-unit = Amounts in { $unit }
explanation-rounding = Rounded to { $unit }, { $how }: a convention, no text orders it
explanation-base = Base amount as stated
explanation-agreed = The agreement names the amount of this year
explanation-typed = Typed over
explanation-typed-over = Typed over; the rule would give { $ruled }
explanation-nothing = No rule and no amount says what this year costs
explanation-categories = Share of the total by weight
explanation-conversion = The parts together, each converted at the exchange rate of the year
explanation-change = The step from the year before: a description, no rule
explanation-cumulative = The years since the first one added up
explanation-measure = The total in other terms; it changes nothing in what is paid
explanation-recorded = From the published record
explanation-stated = As stated in the scenario
explanation-cap-binds = The cap of { $bound } binds: the index says { $index }
explanation-floor-binds = The floor of { $bound } binds: the index says { $index }
explanation-no-floor = The index falls and the terms name no floor, so the amount falls with it
explanation-largest-remainder = Divided in whole rounding units by largest remainder: what rounding down leaves over goes to the categories that lost most, so that they add up to the total

## Assumptions

assumption-typed = typed over in place of the rule
assumption-read-by = read by the total of { $years }
assumption-not-read = no total reads it

## Terms

terms-agreement = Agreement
terms-amounts = Amounts
terms-part = Part { $part }
terms-of-part = { $part }: { $heading }
terms-categories = Categories
terms-add-before = Add the amount of the year before
terms-add-rule = Add a rule from { $year }
terms-add-cap = Add a cap
terms-add-floor = Add a floor
terms-add-typed = Type { $year } over
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
short-before = Year before
short-how = Halves
short-carry = Carried on
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
compare-level = { $field } as the level in { $year }
compare-not-alone-unknown = not alone: { $year } would be unknown ({ $reason })
compare-not-alone-currencies = not alone: two currencies would meet
compare-not-alone-needed = not alone: the scenario needs it
compare-without-cost = Without effect on these amounts: { $fields }
compare-break-even = Break-even
compare-crossing-dearer = A year costs more than in the baseline from { $year } on
compare-crossing-cheaper = A year costs less than in the baseline from { $year } on
compare-sum-crossing-dearer = Added up since { $first }, it costs more than the baseline from { $year } on
compare-sum-crossing-cheaper = Added up since { $first }, it costs less than the baseline from { $year } on
compare-equal-sums = Both cost the same over { $years } if { $title } grows by { $rate } a year from { $year } on
compare-equal-sums-span = Both cost the same over { $years } if { $title } grows by { $first } to { $last } a year from { $year } on: rounding leaves the sum the same
compare-equal-sums-always-dearer = At no growth from { $year } on does { $title } cost as little as the other over { $years }
compare-equal-sums-always-cheaper = At no growth from { $year } on does { $title } cost as much as the other over { $years }
compare-missing-common-year = The terms have no year in common: { $baseline } and { $scenario }
compare-missing-check = { $title } is not compared, because it does not pass its check: { $problems }
compare-missing-rate = { $title }: there is no exchange rate between { $from } and { $to }, so these years are left out: { $years }
compare-missing-year = { $title }, { $year } is unknown and left out: { $why }
compare-missing-level = The amount with which { $title } enters { $year } is unknown, so no effects are told

bridge-title = What causes the difference
bridge-head-cause = Cause
bridge-head-amount = Amount
bridge-merged = { $causes }, not to be told apart
bridge-average = Averaged over all orders in which the causes may come
bridge-together = In this, { $amount } comes from causes acting together
bridge-closed = Closed to add up at the digits shown, by largest remainder
bridge-none = No bridge: no year is known on both sides

cause-base = Base amount
cause-growth = Growth
cause-lag = Lag of the index
cause-cap-and-floor = Cap and floor
cause-rounding = Rounding
cause-series = Series
cause-exchange-rate = Exchange rate
cause-one-offs = One-offs
cause-typed-years = Years typed over
