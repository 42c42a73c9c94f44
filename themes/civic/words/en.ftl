# What the theme says in English. A site may change single words: put those that change into
# themes/civic/words/en.ftl in the content folder.

html-lang = en-GB
locale = en_GB
language-own = English
in-en = in English
in-cy = in Welsh

## Dates and lists

month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
date = { $day } { $month } { $year }
two-years = { $start } to { $end }
from-to = { $from } to { $to }
list-between = { ", " }
list-last = { $before } and { $last }
count = { $n }
days = { $n ->
    [one] 1 day
   *[other] { $n } days
 }
weeks = { $n ->
    [one] 1 week
   *[other] { $n } weeks
 }
months = { $n ->
    [one] 1 month
   *[other] { $n } months
 }
years-long = { $n ->
    [one] 1 year
   *[other] { $n } years
 }
late = { $time } late at { $date }
end-of = the end of { $when }

## Menus and the page around

skip = Skip to main content
menu-main = Main
menu-language = Language
menu-crumbs = Breadcrumb
menu-foot = Footer
menu-own = Other links
menu-contents = On this page
menu-pick = Show actions by status
menu-audiences = What is promised to others
menu-neighbours = Actions before and after
menu-outcome-neighbours = Before and after
menu-year-neighbours = Years before and after
home = Home
plan-home = Plan home
all-actions = All actions
owners = Owners
owners-everywhere = Owners across all plans
years = Years
statuses = Status
measures = Measures
timeline = Timeline
changes = What changed
audiences = What is promised to whom
glossary = Words we use
whole-plan = Whole plan on one page
accessibility = Accessibility statement
previous = Previous:
next = Next:
back-to-top = Back to top
contact = Contact us:
contact-form = Use our form
contact-owner = Contact
report = Report a problem with this page
report-action = Tell us about this action
licence = You may use this again under the
as-of = Progress is shown as it was at
as-of-plan = The plan is shown as it was at
as-of-each = Progress is shown as it was at the date of each plan. That date stands on the plan’s own pages.
banner-draft = This plan is a draft. It has not been agreed yet.
banner-draft-page = This page is a draft. It is not on the public site yet.
banner-closed = This plan is closed. We keep it here as a record.
banner-superseded = This plan is no longer in force.
banner-superseded-by = It was replaced by
only-in = This text is only available { $in } at the moment.
partly-in = Parts of this text are only available { $in } at the moment.
only-in-other-language = This text is not available in this language at the moment.

## What plans are made of

action-one = Action
action-other = Actions
outcome-one = Outcome
outcome-other = Outcomes
actions = Actions
no-outcome = Actions on their own
a-person = A member of staff

## Statuses

status = Status
status-complete = Complete
status-on-track = On track
status-at-risk = Some delay
status-off-track = Off track
status-not-started = Not started
status-paused = Paused
status-no-information = No update
status-withdrawn = Withdrawn
status-not-said = Not said
status-silent = The plan does not say how this is going.
status-told-below = The plan gives no status. What it tells stands below.
overdue = Overdue
draft = Draft
meaning-complete = Done. Nothing more to do.
meaning-on-track = Going to plan.
meaning-at-risk = Late or slowed, with a plan to catch up.
meaning-off-track = Will not be done on time unless something changes.
meaning-not-started = Work has not begun.
meaning-paused = Stopped for now.
meaning-no-information = The owner has not told us how it is going.
meaning-not-said = The plan only says which actions are complete.
meaning-withdrawn = Nobody is working on it any more.
meaning-overdue = The due date has passed and it is not complete.
key = What the statuses mean
key-own = The plan uses its own marks. This is what each one means.
mark-printed = In the plan: { $mark }.
mark-here = The plan marks this with { $mark }: { $label }.
no-statuses = The plan does not say how the work is going, so nobody can tell here what is late.
told-year = As told for { $year }.
told-update = As told in the newest update.
told-steps = Worked out from its steps: the worst of them counts.
told-time = The plan says in its dates that this is done.
told-same = As told for

## Sentences with numbers

n-actions = { $n ->
    [0] No actions
    [one] 1 action
   *[other] { $n } actions
 }
n-actions-in-plan = { $n ->
    [0] The plan has no actions yet.
    [one] The plan has 1 action.
   *[other] The plan has { $n } actions.
 }
n-actions-in-plan-at = { $n ->
    [0] At { $date }: the plan has no actions yet.
    [one] At { $date }: the plan has 1 action.
   *[other] At { $date }: the plan has { $n } actions.
 }
plan-sentence = { $all ->
    [0] At { $date }: there are no actions yet.
    [one] { $n ->
        [0] At { $date }: the only action is not on track or complete.
       *[other] At { $date }: the only action is on track or complete.
    }
   *[other] At { $date }: { $n } of { $all } actions are on track or complete.
 }
done-sentence = { $all ->
    [one] At { $date }: the only action is not said to be complete.
   *[other] At { $date }: { $n } of { $all } actions are complete. The plan does not say how the others are going.
 }
all-done-sentence = { $n ->
    [one] At { $date }: the only action is complete.
   *[other] At { $date }: all { $n } actions are complete.
 }
overdue-sentence = { $n ->
    [one] 1 action is overdue.
   *[other] { $n } actions are overdue.
 }
overdue-none = No actions are overdue.
overdue-undated = No action has a date of its own by which it is due.
come-due = { $n ->
    [one] 1 action has come due since.
   *[other] { $n } actions have come due since.
 }
stale = Progress was to be checked again by { $date }. It may have changed.
n-of-all = { $n } of { $all }
n-of-all-actions = At { $date }: { $n } of { $all } actions.
at-date = At { $date }.
n-overdue = { $n } overdue
n-leads = leads { $n }
n-going-well = { $n } on track or complete
n-complete = { $n } complete
n-with-parts = { $n ->
    [one] 1 action with its parts
   *[other] { $n } actions with its parts
 }
bars-caption = { $n ->
    [one] 1 action by status at { $date }
   *[other] { $n } actions by status at { $date }
 }
bars-owner = These actions by status
owner-without-status = { $n ->
    [one] 1 action is in a plan that gives no statuses.
   *[other] { $n } actions are in plans that give no statuses.
 }
see-all = { $n ->
    [one] See the action
   *[other] See all { $n } actions
 }
see-timeline = See what is due when
see-late = See all that is overdue
see-changes = See all that changed
see-statuses = See what each status means
see-overdue = { $n ->
    [one] See the overdue action
   *[other] See the { $n } overdue actions
 }
pick = { $label } ({ $n })
pick-all = All ({ $n })
pick-overdue = Overdue ({ $n })
owners-sentence = { $n ->
    [0] Nobody is named as an owner.
    [one] 1 owner has a part in the plan.
   *[other] { $n } owners have a part in the plan.
 }
owners-sentence-everywhere = { $n ->
    [0] Nobody is named as an owner.
    [one] 1 owner has a part in the plans.
   *[other] { $n } owners have a part in the plans.
 }
owner-sentence = { $n ->
    [one] Has a part in 1 action.
   *[other] Has a part in { $n } actions.
 }
measures-sentence = { $n ->
    [one] 1 thing is counted.
   *[other] { $n } things are counted.
 }
year-sentence = { $n ->
    [0] No actions belong to this year.
    [one] 1 action belongs to this year.
   *[other] { $n } actions belong to this year.
 }
not-reported = { $n } not reported for this year
year-empty = Nothing was planned or done in this year.
years-sentence = An action belongs to a year when the plan says something about it for that year, or when its dates fall in it. The statuses here are those of each year. They may have changed since.
outcome-empty = This { $level } has no action.
all-actions-of = All actions: { $plan }

## A plan's page

plans = Plans
how-going = How the plan is going
attention = What needs attention
attention-also = What else needs attention
attention-more = { $n } actions are off track or delayed:
late-and-why = What is overdue, and why
late-news = Told last:
late-news-at = Told last, { $date }:
late-no-reason = The plan gives no reason.
late-parts = Steps and milestones of other actions
next-due = What is due next
about-plan = About this plan
period = Runs from
publisher = Published by
overseen = Reviewed by
dated = Dated
reviewed = Last reviewed
review = How often it is reviewed
documents = Documents it refers to
alternatives = Other ways to read this plan
state-draft = Draft
state-approved = In force
state-closed = Closed
state-superseded = Replaced

## Tables

column-action = Action and owner
column-status = Status and due date
column-due = Due date
column-going-well = On track or complete
column-complete = Complete
column-milestone = Milestone
column-when-status = Status and date
column-when = When
not-set = Not set
none-set = None set
not-known = Not yet known
no-date = No date given

## An action's page

when = When
time-due = Due:
time-when = When:
time-start = Starts:
time-review = Review:
time-report = Report:
time-done = Done:
was-due = Was due:
owner = Owner
role-joint = Together with
role-support = Helped by
promised-to = Promised to
project = Project
comes-next = What comes next
planned-for = Planned for { $year }
ask = Whom to ask
confirmed = Last confirmed
last-update = Last update
progress = Progress
progress-at = Told for:
told-later = What was told after { $date }
where-now = Where we are now
steps = Steps
step = Step
milestones = Milestones
year = Year
year-by-year = Year by year
planned = Planned
done-in-year = What happened
why = Why:
reason = Why
how-measured = How we measure it
target = Target
result = Result
better-higher = Higher is better.
better-lower = Lower is better.
baseline = Starting point
no-figures = no figures are given.
measure-value = { $name }: { $value }.
measure-value-at = { $name }: { $value } in { $when }.
measure-value-target = { $name }: { $value } in { $when }, against a target of { $target }.
measure-value-words = { $name }: { $value } ({ $when }).
measure-value-words-target = { $name }: { $value } ({ $when }), against a target of { $target }.
chart-name = { $name }.
chart-began = It began at { $value }.
chart-began-at = It began at { $value } in { $when }.
chart-began-words = It began at { $value } ({ $when }).
chart-target = The target is { $value }.
chart-target-at = The target for { $when } is { $value }.
chart-target-words = The target is { $value } ({ $when }).
success = What success looks like
outputs = What it will make
resources = What it takes
risks = Risks
risk-response = What we do about it:
risk-likelihood = Likelihood:
risk-effect = Effect:
evidence = Evidence
notes = Notes
note = Note
back-to-note = Back to note { $number } in the text
linked = Linked
link-see = See also
link-same-as = Same as
link-part-of = Part of
parts = Its parts
link-depends-on = This needs
link-replaced-by = Replaced by
link-responds-to = Responds to
linked-see = Referred to by
linked-same-as = The same as this
linked-part-of = Parts of this
linked-depends-on = Needs this
linked-replaced-by = Replaces
linked-responds-to = Answered by

## The search, and the filters of the page with all actions. A script fills in what is not known before.

search = Search
search-about = Find an action, an owner or a word by any word or number.
search-label = Find an action, owner or word
search-hint = You can also write the number of an action, such as 1.2.
search-button = Search
search-by-hand = { $n ->
    [one] The action is listed here.
   *[other] All { $n } actions are listed here. Your browser can find words on this page.
 }
search-wait = Searching …
search-results = Results
search-found = { $form ->
    [one] { $n } result for ‘{ $what }’
   *[other] { $n } results for ‘{ $what }’
 }
search-none = Nothing was found for ‘{ $what }’. Try other words, or fewer. All actions are listed below.
search-failed = The search did not load, so this is only from titles, owners and statuses.
search-more = Show more results
kind-plan = Plan
kind-term = Word we use
kind-page = Page
filter = Choose which actions to show
filter-audience = For whom
filter-any = Any
filter-show = Show these actions
filter-reset = Show all actions
filter-all = { $all ->
    [one] 1 action is shown.
   *[other] All { $all } actions are shown.
 }
filter-shown = { $n } of { $all } actions: { $chosen }
filter-none = No action fits: { $chosen }. Choose less, or show all actions.

## A recommendation

response = Response
decision = Decision
decision-accepted = Accepted
decision-in-part = Accepted in part
decision-in-principle = Accepted in principle
decision-rejected = Not accepted
decision-noted = Noted
decision-none = No decision stated
n-decided = { $n } { $decision }
n-undecided = { $n } without a stated decision
decisions = How the recommendations were answered: { $decisions }.
answered-by = Answered by
received = Received
answered = Answered

## An owner's page

owner-kind = What it is
owner-organisation = Organisation
owner-team = Team
owner-role = Role
owner-group = Group
owner-person = Person
part-of = Part of
members = Members
existed-until = Existed until
successor = Its work went to
elsewhere = In other plans
in-all-plans = { $name } in all plans
holding-lead = Leads
holding-joint = Owns with others
holding-support = Helps with
holding-part = Does a part of
holding-member = As a member of { $group }
holding-answered = Answered
holding-oversees = Reviews
holding-publishes = Publishes
did-in-year = { $year }: what was planned and done

## The timeline

timeline-about = This page shows what is due in each quarter of a year. What goes on all the time has no date. It stands at the end.
moved-dates = Dates that moved
undated = Without a date
undated-ongoing = Goes on, or comes again
undated-conditional = Depends on something else
undated-done = Done, and the date is not given
undated-unclear = The words name no clear date
undated-silent = No time given
milestone = Milestone

## What changed

changes-about = This is what the plan tells of changes up to { $date }. The newest is on top.
n-moved = { $n ->
    [one] The due date of 1 action moved.
   *[other] The due dates of { $n } actions moved.
 }
moved-about = The plan does not say on which day these dates moved.
change-moved = The due date moved from “{ $from }” to “{ $to }”.
change-moved-away = The due date was “{ $from }”. No new one is set.
change-from = from
change-to = to
change-reported = reported as
change-still = still
change-done = done
change-done-what = done: { $what }
change-answered = answered: { $decision }
change-answered-only = answered, without a stated decision
change-confirmed = Looked at again, and nothing was different

## What is promised to somebody

audiences-about = Some actions are for certain people. Here is what is promised to them, by whom and by when.
column-audience = To whom
promised-to-whom = What is promised to:
promised-count = { $n ->
    [0] There are no actions for this yet.
    [one] 1 action is promised.
   *[other] { $n } actions are promised.
 }
promised-so = At { $date }: { $counts }.
promised-outcomes = Parts of the plan that are for them
promised-done = Done
promised-under-way = Under way
promised-to-come = Still to come
promised-stopped = Stopped
promised-not-said = We do not know how these are going
n-promised-done = { $n } done
n-promised-under-way = { $n } under way
n-promised-to-come = { $n } still to come
n-promised-stopped = { $n } stopped
n-promised-not-said = not known for { $n }

## Words we use

terms = Words and short forms
also = Also called:
used-in = Used in:
used-in-many = Used in { $n } places.

## The whole plan

whole-plan-title = the whole plan
whole-plan-print = To print or save this page, use the print command of your browser.
large-print = Print it in large letters
large-print-on = Large print is on. What you print now has letters of 18 points.
large-print-off = Turn it off

## Text in plans

task-done = Done:
task-open = To do:
alert-note = Note
alert-tip = Tip
alert-important = Important
alert-warning = Warning
alert-caution = Caution

## When something is not there

not-found = Page not found
not-found-why = The address may be wrong, or the page may have moved. You can start from one of these pages.
moved = This page has moved
moved-to = Go to the new page

## The accessibility statement
## The fixed words are those of the model statement under the 2018 Regulations.

accessibility-for = Accessibility statement for { $name }
accessibility-commitment = { $name } is committed to making its website accessible, in accordance with the Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018.
accessibility-applies = This accessibility statement applies to
compliance-status = Compliance status
compliance-full = This website is fully compliant with the Web Content Accessibility Guidelines version 2.2 AA standard.
compliance-partial = This website is partially compliant with the Web Content Accessibility Guidelines version 2.2 AA standard, due to
compliance-none = This website is not compliant with the Web Content Accessibility Guidelines version 2.2 AA standard.
compliance-faults = { " " }the non-compliances listed below.
compliance-exemptions = { " " }the exemptions listed below.
compliance-faults-and-exemptions = { " " }the non-compliances and exemptions listed below.
compliance-none-faults = { " " }The non-compliances are listed below.
non-accessible = Non-accessible content
non-accessible-listed = The content listed below is non-accessible for the following reasons.
non-compliance = Non-compliance with the accessibility regulations
burden = Disproportionate burden
out-of-scope = Content that’s not within the scope of the accessibility regulations
barrier-who = This affects
barrier-criterion = This fails WCAG 2.2 success criterion
barrier-fix = We plan to fix this by
preparation = Preparation of this accessibility statement
prepared-on = This statement was prepared on
reviewed-on = It was last reviewed on
tested-on = This website was last tested on
tested-against = against the WCAG 2.2 AA standard.
tested-by = The test was carried out by
feedback = Feedback and contact information
feedback-how = If you need information on this website in a different format, or find a problem that is not listed on this page, tell us:
by-email = By email:
by-phone = By telephone:
feedback-reply = We will reply within { $days } working days.
enforcement = Enforcement procedure
enforcement-gb = The Equality and Human Rights Commission (EHRC) is responsible for enforcing the Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018 (the ‘accessibility regulations’). If you’re not happy with how we respond to your complaint, contact the
enforcement-gb-link = Equality Advisory and Support Service (EASS)
enforcement-ni = The Equality Commission for Northern Ireland (ECNI) is responsible for enforcing the Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018 (the ‘accessibility regulations’) in Northern Ireland. If you’re not happy with how we respond to your complaint, contact the
enforcement-ni-link = Equality Commission for Northern Ireland (ECNI)
