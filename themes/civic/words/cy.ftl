# What the theme says in Welsh. No translator has reviewed these words yet: themes/README.md says so.
#
# Welsh changes the beginning of a word after numbers and after many small words. So nothing that is
# filled in stands where it would have to change: what is counted comes first and its number last
# (“Camau gweithredu: 6”), dates stand after “erbyn” and “ar ôl”, names after a colon or “ar gyfer”.

html-lang = cy
locale = cy_GB
language-own = Cymraeg
in-en = yn Saesneg
in-cy = yn Gymraeg

## Dates and lists

month-1 = Ionawr
month-2 = Chwefror
month-3 = Mawrth
    .after-to = Fawrth
month-4 = Ebrill
month-5 = Mai
    .after-to = Fai
month-6 = Mehefin
    .after-to = Fehefin
month-7 = Gorffennaf
    .after-to = Orffennaf
month-8 = Awst
month-9 = Medi
    .after-to = Fedi
month-10 = Hydref
month-11 = Tachwedd
    .after-to = Dachwedd
month-12 = Rhagfyr
    .after-to = Ragfyr
date = { $day } { $month } { $year }
two-years = { $start } i { $end }
from-to = { $from } i { $to }
list-between = { ", " }
# “a” would change what comes after it: “a Chyngor”, “ac Ysgol”.
list-last = { $before }, { $last }
count = { $n }
days = { $n ->
    [zero] { $n } diwrnod
    [one] { $n } diwrnod
    [two] { $n } ddiwrnod
    [few] { $n } diwrnod
    [many] { $n } diwrnod
   *[other] { $n } diwrnod
 }
weeks = { $n ->
    [zero] { $n } wythnos
    [one] { $n } wythnos
    [two] { $n } wythnos
    [few] { $n } wythnos
    [many] { $n } wythnos
   *[other] { $n } wythnos
 }
months = { $n ->
    [zero] { $n } mis
    [one] { $n } mis
    [two] { $n } fis
    [few] { $n } mis
    [many] { $n } mis
   *[other] { $n } mis
 }
years-long = { $n ->
    [zero] { $n } mlynedd
    [one] { $n } flwyddyn
    [two] { $n } flynedd
    [few] { $n } blynedd
    [many] { $n } blynedd
   *[other] { $n } mlynedd
 }
late = { $time } yn hwyr erbyn { $date }
end-of = diwedd { $when }

## Menus and the page around

skip = Neidio i’r prif gynnwys
menu-main = Prif ddewislen
menu-own = Dolenni eraill
menu-language = Iaith
menu-crumbs = Llwybr i’r dudalen hon
menu-foot = Troedyn
menu-contents = Ar y dudalen hon
menu-audiences = Beth sydd wedi’i addo i eraill
menu-pick = Dangos camau gweithredu yn ôl statws
menu-neighbours = Y camau gweithredu cyn ac ar ôl hwn
menu-outcome-neighbours = Cyn ac ar ôl hwn
menu-year-neighbours = Y blynyddoedd cyn ac ar ôl hon
home = Hafan
plan-home = Hafan y cynllun
all-actions = Pob cam gweithredu
owners = Perchnogion
owners-everywhere = Perchnogion ar draws pob cynllun
years = Blynyddoedd
statuses = Statws
measures = Mesurau
timeline = Llinell amser
changes = Beth sydd wedi newid
audiences = Beth sydd wedi’i addo i bwy
glossary = Geiriau rydym yn eu defnyddio
whole-plan = Y cynllun cyfan ar un dudalen
accessibility = Datganiad hygyrchedd
previous = Blaenorol:
next = Nesaf:
back-to-top = Yn ôl i’r brig
contact = Cysylltwch â ni:
contact-form = Defnyddiwch ein ffurflen
contact-owner = Cysylltu
report = Rhoi gwybod am broblem gyda’r dudalen hon
report-action = Dweud wrthym am y cam gweithredu hwn
licence = Cewch ailddefnyddio hwn o dan y drwydded hon:
as-of = Dyddiad y cynnydd a ddangosir:
as-of-plan = Dyddiad y cynllun a ddangosir:
as-of-each = Dangosir y cynnydd ar ddyddiad pob cynllun. Mae’r dyddiad hwnnw ar dudalennau’r cynllun.
banner-draft = Drafft yw’r cynllun hwn. Nid oes neb wedi cytuno arno eto.
banner-draft-page = Drafft yw’r dudalen hon. Nid yw ar y wefan gyhoeddus eto.
banner-closed = Mae’r cynllun hwn wedi cau. Rydym yn ei gadw yma fel cofnod.
banner-superseded = Nid yw’r cynllun hwn mewn grym mwyach.
banner-superseded-by = Y cynllun newydd yw:
only-in = Mae’r testun hwn ar gael { $in } yn unig ar hyn o bryd.
partly-in = Mae rhannau o’r testun hwn ar gael { $in } yn unig ar hyn o bryd.
only-in-other-language = Nid yw’r testun hwn ar gael yn yr iaith hon ar hyn o bryd.

## What plans are made of

action-one = Cam gweithredu
action-other = Camau gweithredu
outcome-one = Canlyniad
outcome-other = Canlyniadau
actions = Camau gweithredu
no-outcome = Camau gweithredu ar eu pen eu hunain
a-person = Aelod o staff

## Statuses

status = Statws
status-complete = Wedi’i gwblhau
status-on-track = Ar y trywydd iawn
status-at-risk = Peth oedi
status-off-track = Oddi ar y trywydd
status-not-started = Heb ddechrau
status-paused = Wedi’i oedi
status-no-information = Dim diweddariad
status-withdrawn = Wedi’i dynnu’n ôl
status-not-said = Heb ei nodi
status-silent = Nid yw’r cynllun yn dweud sut mae hyn yn mynd.
status-told-below = Nid yw’r cynllun yn rhoi statws. Mae’r hyn y mae’n ei ddweud isod.
overdue = Hwyr
draft = Drafft
meaning-complete = Wedi’i wneud. Nid oes dim arall i’w wneud.
meaning-on-track = Yn mynd yn ôl y cynllun.
meaning-at-risk = Yn hwyr neu’n arafach, ond mae cynllun i ddal i fyny.
meaning-off-track = Ni fydd wedi’i wneud mewn pryd oni bai bod rhywbeth yn newid.
meaning-not-started = Nid yw’r gwaith wedi dechrau.
meaning-paused = Wedi stopio am y tro.
meaning-no-information = Nid yw’r perchennog wedi dweud wrthym sut mae’n mynd.
meaning-not-said = Dim ond y camau gweithredu sydd wedi’u cwblhau y mae’r cynllun yn eu nodi.
meaning-withdrawn = Nid oes neb yn gweithio arno mwyach.
meaning-overdue = Mae’r dyddiad cwblhau wedi mynd heibio ac nid yw wedi’i gwblhau.
key = Beth mae’r statws yn ei olygu
key-own = Mae’r cynllun yn defnyddio ei farciau ei hun. Dyma ystyr pob un.
mark-printed = Yn y cynllun: { $mark }.
mark-here = Mae’r cynllun yn nodi hyn gyda’r marc { $mark }: { $label }.
no-statuses = Nid yw’r cynllun yn dweud sut mae’r gwaith yn mynd, felly ni all neb ddweud yma beth sy’n hwyr.
told-year = Fel y nodwyd ar gyfer { $year }.
told-update = Fel y nodwyd yn y diweddariad diwethaf.
told-steps = Wedi’i gyfrifo o’i rannau: yr un gwaethaf sy’n cyfrif.
told-time = Mae dyddiadau’r cynllun yn dweud bod hyn wedi’i wneud.
told-same = Fel y nodwyd ar gyfer

## Sentences with numbers

n-actions = { $n ->
    [zero] Dim camau gweithredu
   *[other] Camau gweithredu: { $n }
 }
n-actions-in-plan = { $n ->
    [zero] Nid oes camau gweithredu yn y cynllun eto.
   *[other] Camau gweithredu yn y cynllun: { $n }.
 }
n-actions-in-plan-at = { $n ->
    [zero] Erbyn { $date }: nid oes camau gweithredu yn y cynllun eto.
   *[other] Erbyn { $date }, camau gweithredu yn y cynllun: { $n }.
 }
plan-sentence = { $all ->
    [zero] Erbyn { $date }: nid oes camau gweithredu eto.
    [one] { $n ->
        [zero] Erbyn { $date }: nid yw’r unig gam gweithredu ar y trywydd iawn nac wedi’i gwblhau.
       *[other] Erbyn { $date }: mae’r unig gam gweithredu ar y trywydd iawn neu wedi’i gwblhau.
    }
   *[other] Erbyn { $date }, camau gweithredu ar y trywydd iawn neu wedi’u cwblhau: { $n } o { $all }.
 }
done-sentence = { $all ->
    [one] Erbyn { $date }: ni nodir bod yr unig gam gweithredu wedi’i gwblhau.
   *[other] Erbyn { $date }, camau gweithredu wedi’u cwblhau: { $n } o { $all }. Nid yw’r cynllun yn dweud sut mae’r lleill yn mynd.
 }
all-done-sentence = { $n ->
    [one] Erbyn { $date }: mae’r unig gam gweithredu wedi’i gwblhau.
   *[other] Erbyn { $date }: mae pob cam gweithredu wedi’i gwblhau ({ $n }).
 }
overdue-sentence = Camau gweithredu hwyr: { $n }.
overdue-none = Nid oes camau gweithredu hwyr.
overdue-undated = Nid oes gan yr un cam gweithredu ei ddyddiad cwblhau ei hun.
come-due = Camau gweithredu y daeth eu dyddiad cwblhau ers hynny: { $n }.
stale = Roedd y cynnydd i’w wirio eto erbyn { $date }. Gall fod wedi newid.
n-of-all = { $n } o { $all }
n-of-all-actions = Erbyn { $date }, camau gweithredu: { $n } o { $all }.
at-date = Erbyn { $date }.
n-overdue = hwyr: { $n }
n-leads = yn arwain: { $n }
n-going-well = ar y trywydd iawn neu wedi’u cwblhau: { $n }
n-complete = wedi’u cwblhau: { $n }
n-with-parts = Camau gweithredu gyda’i rannau: { $n }
bars-caption = Camau gweithredu yn ôl statws erbyn { $date }: { $n }
bars-owner = Y camau gweithredu hyn yn ôl statws
owner-without-status = Camau gweithredu mewn cynlluniau nad ydynt yn dweud sut mae’r gwaith yn mynd: { $n }.
see-all = { $n ->
    [one] Gweld y cam gweithredu
   *[other] Gweld pob cam gweithredu ({ $n })
 }
see-overdue = { $n ->
    [one] Gweld y cam gweithredu hwyr
   *[other] Gweld y camau gweithredu hwyr ({ $n })
 }
pick = { $label } ({ $n })
pick-all = Pob un ({ $n })
pick-overdue = Hwyr ({ $n })
owners-sentence = { $n ->
    [zero] Nid oes neb wedi’i enwi’n berchennog.
   *[other] Perchnogion â rhan yn y cynllun: { $n }.
 }
owners-sentence-everywhere = { $n ->
    [zero] Nid oes neb wedi’i enwi’n berchennog.
   *[other] Perchnogion â rhan yn y cynlluniau: { $n }.
 }
owner-sentence = Camau gweithredu y mae ganddo ran ynddynt: { $n }.
measures-sentence = Pethau sy’n cael eu cyfrif: { $n }.
year-sentence = { $n ->
    [zero] Nid oes camau gweithredu yn perthyn i’r flwyddyn hon.
   *[other] Camau gweithredu sy’n perthyn i’r flwyddyn hon: { $n }.
 }
not-reported = heb eu nodi ar gyfer y flwyddyn hon: { $n }
year-empty = Ni chafodd dim ei gynllunio na’i wneud yn y flwyddyn hon.
years-sentence = Mae cam gweithredu’n perthyn i flwyddyn pan fydd y cynllun yn dweud rhywbeth amdano ar gyfer y flwyddyn honno, neu pan fydd ei ddyddiadau’n disgyn ynddi. Statws pob blwyddyn sydd yma. Gall fod wedi newid ers hynny.
outcome-empty = Nid oes cam gweithredu yma ({ $level }).
all-actions-of = Pob cam gweithredu: { $plan }
see-timeline = Gweld beth sydd i’w wneud a phryd
see-late = Gweld popeth sy’n hwyr
see-changes = Gweld popeth sydd wedi newid
see-statuses = Gweld ystyr pob statws

## A plan's page

plans = Cynlluniau
how-going = Sut mae’r cynllun yn mynd
attention = Beth sydd angen sylw
attention-also = Beth arall sydd angen sylw
attention-more = Camau gweithredu oddi ar y trywydd neu â pheth oedi ({ $n }):
late-and-why = Beth sy’n hwyr, a pham
late-news = Nodwyd ddiwethaf:
late-news-at = Nodwyd ddiwethaf, { $date }:
late-no-reason = Nid yw’r cynllun yn rhoi rheswm.
late-parts = Camau a cherrig milltir camau gweithredu eraill
next-due = Beth sydd i’w wneud nesaf
about-plan = Am y cynllun hwn
period = Cyfnod
publisher = Cyhoeddwyd gan
overseen = Adolygir gan
dated = Dyddiad y cynllun
reviewed = Adolygwyd ddiwethaf
review = Pa mor aml y caiff ei adolygu
documents = Dogfennau y mae’n cyfeirio atynt
alternatives = Ffyrdd eraill o ddarllen y cynllun hwn
state-draft = Drafft
state-approved = Mewn grym
state-closed = Wedi cau
state-superseded = Wedi’i ddisodli

## Tables

column-action = Cam gweithredu a pherchennog
column-status = Statws a dyddiad cwblhau
column-due = Dyddiad cwblhau
column-going-well = Ar y trywydd iawn neu wedi’u cwblhau
column-complete = Wedi’u cwblhau
column-milestone = Carreg filltir
column-when-status = Statws a dyddiad
column-when = Pryd
not-set = Heb ei bennu
none-set = Dim wedi’i bennu
not-known = Ddim yn hysbys eto
no-date = Heb ddyddiad

## An action's page

when = Pryd
time-due = I’w gwblhau:
time-when = Pryd:
time-start = Yn dechrau:
time-review = Adolygiad:
time-report = Adroddiad:
time-done = Wedi’i wneud:
was-due = Dyddiad cwblhau blaenorol:
owner = Perchennog
role-joint = Ar y cyd â:
role-support = Gyda chymorth:
promised-to = Wedi’i addo i
project = Prosiect
comes-next = Beth sy’n dod nesaf
planned-for = Wedi’i gynllunio ar gyfer { $year }
ask = Pwy i’w holi
confirmed = Cadarnhawyd ddiwethaf
last-update = Diweddariad diwethaf
progress = Cynnydd
progress-at = Nodir ar gyfer:
told-later = Beth a nodwyd ar ôl { $date }
where-now = Ble rydym ni nawr
steps = Camau
step = Cam
milestones = Cerrig milltir
year = Blwyddyn
year-by-year = Fesul blwyddyn
planned = Wedi’i gynllunio
done-in-year = Beth ddigwyddodd
why = Pam:
reason = Pam
how-measured = Sut rydym yn ei fesur
target = Targed
result = Canlyniad a gafwyd
better-higher = Gorau po uchaf.
better-lower = Gorau po isaf.
baseline = Man cychwyn
no-figures = ni roddir ffigurau.
measure-value = { $name }: { $value }.
measure-value-at = { $name }, { $when }: { $value }.
measure-value-target = { $name }, { $when }: { $value }, a’r targed oedd { $target }.
measure-value-words = { $name }: { $value } ({ $when }).
measure-value-words-target = { $name }: { $value } ({ $when }), a’r targed oedd { $target }.
chart-name = { $name }.
chart-began = Man cychwyn: { $value }.
chart-began-at = Man cychwyn, { $when }: { $value }.
chart-began-words = Man cychwyn: { $value } ({ $when }).
chart-target = Targed: { $value }.
chart-target-at = Targed, { $when }: { $value }.
chart-target-words = Targed: { $value } ({ $when }).
success = Sut beth yw llwyddiant
outputs = Beth fydd yn cael ei greu
resources = Beth sydd ei angen
risks = Risgiau
risk-response = Beth rydym yn ei wneud am hyn:
risk-likelihood = Tebygolrwydd:
risk-effect = Effaith:
evidence = Tystiolaeth
notes = Nodiadau
note = Nodyn
back-to-note = Yn ôl i nodyn { $number } yn y testun
linked = Cysylltiadau
link-see = Gweler hefyd
link-same-as = Yr un peth â
link-part-of = Rhan o
parts = Ei rannau
link-depends-on = Yn dibynnu ar
link-replaced-by = Wedi’i ddisodli gan
link-responds-to = Ymateb i
linked-see = Cyfeirir ato gan
linked-same-as = Yr un peth â hwn
linked-part-of = Rhannau o hwn
linked-depends-on = Yn dibynnu ar hwn
linked-replaced-by = Yn disodli
linked-responds-to = Atebir gan

## The search, and the filters of the page with all actions. A script fills in what is not known before.

search = Chwilio
search-about = Dewch o hyd i gam gweithredu, perchennog neu air drwy unrhyw air neu rif.
search-label = Dod o hyd i gam gweithredu, perchennog neu air
search-hint = Gallwch ysgrifennu rhif cam gweithredu hefyd, er enghraifft 1.2.
search-button = Chwilio
search-by-hand = { $n ->
    [one] Mae’r cam gweithredu wedi’i restru yma.
   *[other] Mae pob cam gweithredu wedi’i restru yma: { $n }. Gall eich porwr ddod o hyd i eiriau ar y dudalen hon.
 }
search-wait = Yn chwilio …
search-results = Canlyniadau
search-found = { $form ->
   *[other] Canlyniadau ar gyfer ‘{ $what }’: { $n }
 }
search-none = Ni chafwyd hyd i ddim ar gyfer ‘{ $what }’. Rhowch gynnig ar eiriau eraill, neu lai ohonynt. Mae pob cam gweithredu wedi’i restru isod.
search-failed = Nid oedd modd llwytho’r chwiliad, felly dim ond o deitlau, perchnogion a statysau y daw hyn.
search-more = Dangos rhagor o ganlyniadau
kind-plan = Cynllun
kind-term = Gair a ddefnyddiwn
kind-page = Tudalen
filter = Dewis pa gamau gweithredu i’w dangos
filter-audience = I bwy
filter-any = Unrhyw un
filter-show = Dangos y camau gweithredu hyn
filter-reset = Dangos pob cam gweithredu
filter-all = { $all ->
    [one] Dangosir y cam gweithredu.
   *[other] Dangosir pob cam gweithredu: { $all }.
 }
filter-shown = Camau gweithredu: { $n } o { $all }: { $chosen }
filter-none = Nid oes cam gweithredu sy’n cyfateb: { $chosen }. Dewiswch lai, neu dangoswch bob cam gweithredu.

## A recommendation

response = Ymateb
decision = Penderfyniad
decision-accepted = Derbyniwyd
decision-in-part = Derbyniwyd yn rhannol
decision-in-principle = Derbyniwyd mewn egwyddor
decision-rejected = Ni dderbyniwyd
decision-noted = Nodwyd
decision-none = Dim penderfyniad wedi’i nodi
n-decided = { $decision }: { $n }
n-undecided = heb benderfyniad wedi’i nodi: { $n }
decisions = Sut yr atebwyd yr argymhellion: { $decisions }.
answered-by = Atebwyd gan
received = Daeth i law
answered = Atebwyd

## An owner's page

owner-kind = Math
owner-organisation = Sefydliad
owner-team = Tîm
owner-role = Swydd
owner-group = Grŵp
owner-person = Person
part-of = Rhan o
members = Aelodau
existed-until = Dyddiad olaf
successor = Aeth ei waith at
elsewhere = Mewn cynlluniau eraill
in-all-plans = { $name } ym mhob cynllun
holding-lead = Yn arwain
holding-joint = Yn berchen gydag eraill
holding-support = Yn helpu gyda
holding-part = Yn gwneud rhan o
holding-member = Fel aelod o’r grŵp { $group }
holding-answered = Wedi ateb
holding-oversees = Yn adolygu
did-in-year = { $year }: beth gafodd ei gynllunio a’i wneud
holding-publishes = Yn cyhoeddi

## The timeline

timeline-about = Mae’r dudalen hon yn dangos beth sydd i’w wneud ym mhob chwarter o’r flwyddyn. Nid oes dyddiad i’r hyn sy’n digwydd drwy’r amser. Mae hwnnw ar y diwedd.
moved-dates = Dyddiadau a symudodd
undated = Heb ddyddiad
undated-ongoing = Yn parhau, neu’n dod eto
undated-conditional = Yn dibynnu ar rywbeth arall
undated-done = Wedi’i wneud, heb roi’r dyddiad
undated-unclear = Nid yw’r geiriau’n enwi dyddiad clir
undated-silent = Heb roi amser
milestone = Carreg filltir

## What changed

changes-about = Dyma beth mae’r cynllun yn ei ddweud am newidiadau erbyn { $date }. Mae’r diweddaraf ar y brig.
n-moved = Camau gweithredu y symudodd eu dyddiad cwblhau: { $n }.
moved-about = Nid yw’r cynllun yn dweud ar ba ddiwrnod y symudodd y dyddiadau hyn.
change-moved = Symudodd y dyddiad cwblhau. Cyn hynny: “{ $from }”. Nawr: “{ $to }”.
change-moved-away = Y dyddiad cwblhau oedd “{ $from }”. Nid oes un newydd wedi’i bennu.
change-from = o:
change-to = i:
change-reported = nodwyd:
change-still = o hyd:
change-done = wedi’i wneud
change-done-what = wedi’i wneud: { $what }
change-answered = atebwyd: { $decision }
change-answered-only = atebwyd, heb nodi penderfyniad
change-confirmed = Edrychwyd arnynt eto, ac nid oedd dim yn wahanol

## What is promised to somebody

audiences-about = Mae rhai camau gweithredu ar gyfer pobl benodol. Dyma beth sydd wedi’i addo iddynt, gan bwy ac erbyn pryd.
column-audience = I bwy
promised-to-whom = Beth sydd wedi’i addo i’r canlynol:
promised-count = { $n ->
    [zero] Nid oes camau gweithredu ar gyfer hyn eto.
   *[other] Camau gweithredu wedi’u haddo: { $n }.
 }
promised-so = Erbyn { $date }: { $counts }.
promised-outcomes = Rhannau o’r cynllun sydd ar eu cyfer
promised-done = Wedi’u gwneud
promised-under-way = Ar y gweill
promised-to-come = Eto i ddod
promised-stopped = Wedi stopio
promised-not-said = Nid ydym yn gwybod sut mae’r rhain yn mynd
n-promised-done = wedi’u gwneud: { $n }
n-promised-under-way = ar y gweill: { $n }
n-promised-to-come = eto i ddod: { $n }
n-promised-stopped = wedi stopio: { $n }
n-promised-not-said = ddim yn hysbys: { $n }

## Words we use

terms = Geiriau a byrfoddau
also = Hefyd:
used-in = Defnyddir yn:
used-in-many = Nifer y mannau lle y’i defnyddir: { $n }.

## The whole plan

whole-plan-title = y cynllun cyfan
whole-plan-print = I argraffu neu gadw’r dudalen hon, defnyddiwch orchymyn argraffu eich porwr.
large-print = Ei hargraffu mewn llythrennau mawr
large-print-on = Mae print bras ymlaen. Bydd llythrennau’r hyn a argraffwch nawr yn 18 pwynt.
large-print-off = Ei ddiffodd

## Text in plans

task-done = Wedi’i wneud:
task-open = I’w wneud:
alert-note = Nodyn
alert-tip = Awgrym
alert-important = Pwysig
alert-warning = Rhybudd
alert-caution = Gofal

## When something is not there

not-found = Heb ddod o hyd i’r dudalen
not-found-why = Efallai bod y cyfeiriad yn anghywir, neu fod y dudalen wedi symud. Gallwch ddechrau o un o’r tudalennau hyn.
moved = Mae’r dudalen hon wedi symud
moved-to = Ewch i’r dudalen newydd

## The accessibility statement
## The fixed words follow the English ones, which are those of the model statement under the 2018 Regulations.

accessibility-for = Datganiad hygyrchedd ar gyfer { $name }
accessibility-commitment = Mae { $name } wedi ymrwymo i sicrhau bod ei wefan yn hygyrch, yn unol â Rheoliadau Hygyrchedd Cyrff Sector Cyhoeddus (Gwefannau a Chymwysiadau Symudol) (Rhif 2) 2018.
accessibility-applies = Mae’r datganiad hygyrchedd hwn yn berthnasol i’r canlynol:
compliance-status = Statws cydymffurfio
compliance-full = Mae’r wefan hon yn cydymffurfio’n llawn â safon AA y Canllawiau Hygyrchedd Cynnwys Gwe, fersiwn 2.2.
compliance-partial = Mae’r wefan hon yn cydymffurfio’n rhannol â safon AA y Canllawiau Hygyrchedd Cynnwys Gwe, fersiwn 2.2, oherwydd
compliance-none = Nid yw’r wefan hon yn cydymffurfio â safon AA y Canllawiau Hygyrchedd Cynnwys Gwe, fersiwn 2.2.
compliance-faults = { " " }yr achosion o ddiffyg cydymffurfio a restrir isod.
compliance-exemptions = { " " }yr eithriadau a restrir isod.
compliance-faults-and-exemptions = { " " }yr achosion o ddiffyg cydymffurfio a’r eithriadau a restrir isod.
compliance-none-faults = { " " }Mae’r achosion o ddiffyg cydymffurfio wedi’u rhestru isod.
non-accessible = Cynnwys nad yw’n hygyrch
non-accessible-listed = Nid yw’r cynnwys a restrir isod yn hygyrch am y rhesymau canlynol.
non-compliance = Diffyg cydymffurfio â’r rheoliadau hygyrchedd
burden = Baich anghymesur
out-of-scope = Cynnwys nad yw o fewn cwmpas y rheoliadau hygyrchedd
barrier-who = Mae hyn yn effeithio ar:
barrier-criterion = Mae hyn yn methu maen prawf llwyddiant WCAG 2.2:
barrier-fix = Rydym yn bwriadu trwsio hyn erbyn
preparation = Paratoi’r datganiad hygyrchedd hwn
prepared-on = Paratowyd y datganiad hwn ar
reviewed-on = Cafodd ei adolygu ddiwethaf ar
tested-on = Profwyd y wefan hon ddiwethaf ar
tested-against = yn erbyn safon WCAG 2.2 AA.
tested-by = Pwy a gynhaliodd y prawf:
feedback = Adborth a gwybodaeth gyswllt
feedback-how = Os oes angen gwybodaeth o’r wefan hon arnoch mewn fformat gwahanol, neu os dewch o hyd i broblem nad yw wedi’i rhestru ar y dudalen hon, rhowch wybod i ni:
by-email = Drwy e-bost:
by-phone = Dros y ffôn:
feedback-reply = Byddwn yn ateb o fewn y nifer hwn o ddiwrnodau gwaith: { $days }.
enforcement = Y weithdrefn orfodi
enforcement-gb = Y Comisiwn Cydraddoldeb a Hawliau Dynol (EHRC) sy’n gyfrifol am orfodi Rheoliadau Hygyrchedd Cyrff Sector Cyhoeddus (Gwefannau a Chymwysiadau Symudol) (Rhif 2) 2018 (y ‘rheoliadau hygyrchedd’). Os nad ydych yn fodlon ar y ffordd rydym yn ymateb i’ch cwyn, cysylltwch â’r
enforcement-gb-link = Gwasanaeth Cynghori a Chymorth Cydraddoldeb (EASS)
enforcement-ni = Comisiwn Cydraddoldeb Gogledd Iwerddon (ECNI) sy’n gyfrifol am orfodi Rheoliadau Hygyrchedd Cyrff Sector Cyhoeddus (Gwefannau a Chymwysiadau Symudol) (Rhif 2) 2018 (y ‘rheoliadau hygyrchedd’) yng Ngogledd Iwerddon. Os nad ydych yn fodlon ar y ffordd rydym yn ymateb i’ch cwyn, cysylltwch â’r comisiwn:
enforcement-ni-link = Comisiwn Cydraddoldeb Gogledd Iwerddon (ECNI)
