"""How common words are in news of any year, whatever it is about: by hand, in three rough classes.

Counts of one library cannot tell what its running story says in every article ("mubarak") from what every article
says ("official"); these words can. Written down from general knowledge of the language, not counted in anyone's
texts, in the form that the terms of an article have (singular, without -ed and -ing; titles with their capital).
"""

from __future__ import annotations

from typing import Final

WORDS: Final[dict[float, str]] = {
    0.3: """
        american case country government group house issue law leader major member national official past plan
        political power president public question state statement support washington world york
    """,
    0.12: """
        Attorney Captain Chairman Chief Deputy Director Foreign General Governor Judge Justice King Leader Lord Mayor
        Minister Miss Officer President Prime Professor Queen Representative Secretary Senator Sergeant Speaker Vice
        able accord accus accuse act action add address administration agency agree agreed agreement aide allow
        announce answer appear area argue attack attempt bad bank base believe bill body bring brought build business
        campaign cause central chairman challenge change charge chief child city claim clear close comment committee
        common community company concern condition conference confirm continue control cost council county couple
        court create critic criticism current cut daily data date deal death decide decision defend defense demand
        democrat democratic department deputy despite detail die different difficult director discuss draw drive drop
        due east eastern economic economy effect effort election emergency energy ensure enter entire event evidence
        example executive expect expert face fact fail fall family fear federal feel fight figure final find focus
        follow force foreign form forward free friend fund funding future general global ground grow growth hand
        happen hard head health hear hearing higher history hit hold home hope host hundred idea impact important
        include income increase independent individual industry influence inform information insist institution
        interest internal international interview involve job join judge key kill kind lack largest launch lawyer lead
        learn leave legal legislation letter level life light limit line list live local lose loss lot low main manage
        mark market massive matter measure media meet meeting message military minister ministry miss moment money
        mother move movement multiple name nation north northern note offer office officer open operation opinion
        opportunity oppose opposition order organization original outside party pass pay peace person personal play
        police policy poor population position possible post potential prepare present press pressure prevent previous
        price prime private probably problem process produce program project promise proposal propose protect protest
        prove provide publish push quick quickly raise reach real reality reason receive recent recently record reduce
        refer refus refuse reject relate relation relationship release remain remove repeat reporter republican
        request require rest result return reveal rise risk role rule run safe safety scene secretary section sector
        security seek send senior sense separate serious serve service seven share short side sign significant similar
        simple situation social society source south southern speak special spend staff stage stand start station stay
        step stop story strategy street strong student success suffer suggest supporter sure suspect system talk
        target tax team television term test thought thousand threat threaten total tough town trade treat trial trip
        true try tv ultimately understand union unit united university urge value vice victim video view violence
        visit voice vote voter wait walk wall war warn watch water west western white wide win wing worker write wrong
    """,
    0.05: """
        abandon ability abroad absolute abuse academic accept access accident account achieve acknowledge activist
        activity actual additional admit adult advance advantage advice adviser advocate affair affect afternoon age
        aim air alert alleg allegation allege alliance ally alternative america amount analysis analyst anger angry
        annual ap apparent appeal apply appoint approach appropriate approve argument arm army arrange arrest arrive
        article aside assault assess assist associate association assume attend attention attitude attorney attract
        audience author authority available average avoid award aware background balance ban bar barely basic battle
        bbc bear beat bed bid bit black blame block blood blow board bomb book border born boss box boy break brief
        britain british broad broadcast brother brown budget building burn buy cabinet camp candidate capable capacity
        capital car card care career careful carry cast catch celebrate center centre century ceremony certain chair
        chance channel chaos character check chemical china chinese choice choose church circumstance citizen civil
        civilian clash class clean clearly climate cnn coalition coast code cold collapse colleague collect college
        combine commander commission commit commitment communicate compare compete complain complete complex
        compromise concede conclude conclusion conduct confidence conflict congress connect consequence conservative
        consider consist constant constitution construct consult consumer contact contain content contract contribute
        convention conversation convince cooperate correct correspondent corrupt counsel count courage course cover
        crash crew crime criminal crisis criticize cross crowd crucial culture currency customer da damage danger
        dangerous dark daughter de dead deadline deadly debate debt decade declare decline deep defeat deficit define
        degree del delay deliver demonstrate deny depend deploy describe deserve design desire destroy determine
        develop development difference diplomat diplomatic direct directly disaster discover dismiss dispute district
        divide document dollar domestic door doubt dozen draft dramatic dream driver du earn ease easily easy eat edge
        editor education effective eight eighteen eighty el elect element eleven embassy emerge emotion emphasize
        employ employee encourage enemy engage enjoy enormous environment equal era error escape especially essential
        establish estimate europe european evening eventually exact examine exchange exist exit expand expense
        experience explain explode express extend extra extraordinary extreme eye facility factor failure fair faith
        familiar famous fast father fault favor feature feet female field fifteen fifth fifty fill film finance
        financial finger finish fire firm fish fit fix flag fleet flight floor fly food foot football forget formal
        forty fourteen fourth fox france freedom french fresh fuel function gain game gas gather german germany girl
        goal god gold governor grant green guarantee guard guardian guess guest guide guilty gun guy hall handle hang
        happy hate headline headquarter heard heart heat heavy height helicopter highlight highly hill hire historic
        holiday honor horrible hospital hostile hotel housing huge human humanitarian hurt husband identify identity
        ignore illegal imagine immediate immediately implement imply impose impossible improve inch incident indicate
        industrial initial initiative injure inside inspire institute instruct insurance intelligence intend intense
        intervene introduce invest investigate investigation investigator investment investor invite island isolate
        item jail japan joint joke journal journalist justice kick kid killing kilometer kilometre la labor labour
        land language lawmaker lay le leadership league leak leg length lesser liberal liberty library lie link listen
        load loan location london loud love lower lunch mail maintain majority male management manager manner
        manufacture map marriage mass material mayor meantime medical memory mental mention meter method metre middle
        mile mind minimum minor minority mission mistake mix mobile model modern mood moral motion motive mount mouth
        murder music muslim mutual narrow native nato natural nature necessary negative negotiate negotiation neighbor
        neither nervous network neutral newspaper nine nineteen ninety normal notice notion nuclear object objective
        obstacle obvious occasion occupy occur offense offensive officially oil ongo online opening operate option
        organize outcome outrage overall owner pack page pain panel paper parent park parliament participate
        particular particularly partner patient pattern pause payment pentagon perfect perform period permanent permit
        phone photograph phrase physical pick picture piece pledge plus podcast politician poll pool popular portion
        positive possibility pound powerful practice praise precise predict prefer premier presence preserve
        presidential pretty previously primary principle prior priority prison privacy profit progress prominent
        promote proper property prosecutor protection protester province provision pull punish purchase purpose pursue
        quarter quit quote race racial radical radio rally range rare rate reaction ready rebuild recall recognize
        recommend recover red reflect reform refugee regard regime region regional register regret regular regulate
        religion religious reluctant rely remark remember remind replace represent representative republic reputation
        rescue research resident resign resist resolution resolve resource respect respond response responsibility
        responsible restore restrict retire reuter reverse review revolution rich ride rival river road rock room root
        rough round route row royal rumor rural rush russia russian sale sanction satisfy save scale scandal scare
        schedule scheme school science scientist score screen search season seat secret secure select self sell senate
        senator sentence separately series session settle settlement seventeen seventy severe sex shake shape sharp
        shift ship shock shoot shooting shop shut sick sight signal silence sister sit site sixteen sixty size skill
        sleep slow smart soft soldier sole solid solution solve son sort sound space spark speaker specific
        specifically speech speed spirit split sport spot spread spring square stability stable standard star status
        steal stock stone storm straight strange strength stress stretch strike string strip structure struggle stuck
        study stuff style subject submit substantial succeed sudden suddenly sufficient suicide summer summit supply
        suppose supreme surface surprise surround survey survive suspend sweep swing symbol sympathy table tactic tank
        task teach tear technical technology telephone tend tension terrible territory terror terrorism terrorist text
        thank theme theory thin third thirteen thirty throw ticket tight tiny title ton tone tonne tool topic touch
        tour track tradition traffic train training transfer transition transport travel treatment tremendous trend
        trigger troop trouble truck trust truth twelve twenty type typical uk ultimate un uncertain uncle unclear
        unique unlikely unusual update upper user usual usually valley van variety various vast vehicle version
        veteran vic violent virtual visitor vital volunteer von vulnerable waste weak weapon wear weather web website
        weigh welcome wife wild wind window winner winter wish withdraw withdrawal witness wonder wood worry worse
        worst worth wound yard youth zero zone
    """,
}
"""The words that stand in about so large a share of all articles."""
