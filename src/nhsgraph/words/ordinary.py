"""Everyday English words that are spelt nearly like others and are no slips for them."""

from __future__ import annotations

from typing import Final

ORDINARY: Final = frozenset(
    """
    absence action active actual address adding advert affair agent album allow alone amend angle
    animal answer anyhow apart appeal apple argue arrow article aside asset attack author award
    banks baker basic basis battle beach bench better birth blank block blood bonus books border
    bottle bound brand bread break brick bridge brief bright bring broad brother brown build burden
    busy butter cabin cable called camera cancer candle careful carer carry casing casual cattle
    causing centre certain chain change charge charm chart chase cheap check cheese child choice
    church circle civil claim clarity class clean clear clerk client climb clinic clock close cloth
    coast coffee colour column combine comfort command comment common compare concern concise
    conform connect consent consist consult contact contain content contest context contract
    control convert copies copied copy corner correct council counsel count county couple court
    cover craft crash cream credit crime cross crowd cursed custom cutting
    daily damage dance danger daughter debate decent decide deeply defeat defend define degree
    delay delegate delegates demand dense depend deploy derive desert desire detect device dinner
    directory disease dish distant district divide doctor doctors double doubt dozen draft drama
    dream dress drink drive driver during earth easier eating editor effect effort either elect
    elder employ employee employees empty energy engine enjoy enough ensure entire entry equal equip
    error escape
    estate every evolve exact except excuse expand expect expense expert expose extend extent
    fabric factor failing family famous farmer father fault favour feature fellow female fewer
    field fight filler filter finance finding finger firmly first fiscal fitting flight floor flow
    flower focus follow foreign forest forget formal former forward foster found frame fresh friend
    front fruit future garden gather gentle genuine glass global golden goods grade grand graph
    grave great green greet gross ground group growth guard guess guest guide habit handle happy
    harbour hardly health heart heavy hence hidden hiring holiday honest honour hospital hospitals
    hotel housing human humble hunter ideal image impact import income indeed infant inform inner
    input inquiry inside insist insure intend invest invite island issue itself junior justice
    kitchen knowing label labour ladder large later latter laugh launch lawyer layer learn leaflet
    leather lesson letter letters level liberal library librarian librarians light likely limit
    listen listing little local locals locale locum lovely lower lunch machine manner manual margin
    mark market marriage master match matter mature mayor meaning medal media medium memory mental
    merit message metal method middle midwife midwives military minor minute mirror mixed mobile
    model modern modest moment monkey month moral morning mother motion mount mouth movement
    murder museum music mutual narrow nation native nature nearly never newly night noble noise
    normal notice novel nurse nurses object obtain occupy ocean offer office often older online
    onward opera oppose option orange organ origin outer output oxford owner oxygen pace package
    paint palace panel panic paper parent parents parish parking partial partly party parties
    passed patent patents patient patients pattern payment peace pension pepper perfect perform
    permit phase phone photo phrase piano picture piece pilot pitch place plain planet plant
    plastic plate please plenty pocket poet point police policy polite poor popular portal
    potato pound poverty power praise pray prefer prepare press pretty price pride priest prime
    prince print printing prison private prize probe problem process produce product profit
    prompt proof proper protect protecting protest proud prove public punish pupil purse pursue
    qualify quality quarter queen query quick quiet quite quote racial radio raise random range
    rapid rarely rather ratio reach react reader ready really rebel recall recent reckon record
    recover reduce refer reflect refuse regard regime register registers registration regret
    reject relax relief rely remain remark remedy remind remote remove rent repair repeat repeated
    replica rescue resist resort restaurant restaurants result retain retained retire return reveal
    reward rhythm rich rifle right ring rival river road robust role roof root rough round route
    royal rugby rule rural safety salad sample satisfy saving scale scandal scheme school science
    scope score screen script search season second secret sector secure select sell selling send
    sending senior sense series serious server session settle severe shadow shape share sharp
    shelter shift shine shock shoot shop short shoulder shout show shower signal silence silent
    silver similar simple sister skill sleep slice slide slight slope slow small smart smell smile
    smoke smooth soccer social soft soil solar soldier solid solve sort sound source south space
    spare spark speech speed spell spirit split spoken sport spread spring square stable stadium
    staff stage stake stamp stand star stare state stated states statement station stay steady
    steal steel step stick still stock stone store stored storm story strain strange stream street
    strength stress stretch strike strikes strict string strip strong struggle student studio study
    stuff style submit suburb sudden suffer sugar suggest suit summer supper supply support surely
    surface surgeon surplus surprise survey surveys survive suspect swear sweet swift swim symbol
    system table tackle talent target taste teach teacher tender tennis terror thank theatre theme
    theory thick thing think thinking thought threat throat throw ticket tight timber tiny tissue
    title today tomato tongue total touch tough tour toward tower town track trade trailing train
    transit travel treat treaty tremble trend trial tribe trick tropical trouble truck truly trust
    truth tunnel twice typical unable uncle union unions unique unit unity unlike until update upper
    urban urgent useful usual vacuum valid valley value various vast vehicle venture verdict
    version vessel veteran victim victory video village violent virtue virus visa vision visit
    vital voice volume vote voter voters wages waiter walk wall ward wards warm warn waste watch
    water wealth weapon weather wedding weekend weight welcome wheel whole widow width window
    winner winter wish witness wonder wood word worker worry worse worth wound writer wrong yard
    yellow yield young youth
    """.split()
)
"""Words that people use in questions; one that a record names a body by means that body first."""
