"""tiers"""

WORDS = {
    0.3: """
accord american april august call case countri day decemb earli end februari first friday govern group help hour hous
includ issu januari juli june last law leader left long major march member monday month nation need news next night
novemb number octob offici part past peopl percent place plan point polit power presid public question report right
saturday septemb set show state statement sunday support tell think three thursday time today tomorrow top tuesday
washington wednesday week work world yesterday york
""",
    0.12: """
abl accus act action add address administr agenc agre agreement aid allow alreadi announc anoth answer appear area
argu around ask attack attempt away bad bank base becom began begin behind believ best better big bill billion bodi
bring brought build busi campaign caus central chairman challeng chang charg chief child children citi claim clear
close comment committe common communiti compani concern condit confer confirm continu control cost council counti
coupl court creat critic current cut daili data date deal death decid decis defend defens demand democrat depart
deputi despit detail die differ difficult director discuss draw drive drop due earlier east eastern econom economi
effect effort elect emergenc energi enough ensur enter entir event evid exampl execut expect expert face fact fail
fall famili far fear feder feel fight figur final find five focus follow forc foreign form former forward found four
free friend full fund futur gave general get give given global good great ground grow growth half hand happen hard
head health hear held high higher histori hit hold home hope host hundr idea impact import incom increas independ
individu industri influenc inform insist instead institut interest internal internat interview involv job join judg
keep kept key kill kind known lack larg largest late latest launch lawyer lead learn leav legal legisl letter level
life light like limit line list littl live local look lose loss lost lot low main man manag mark market massiv matter
mean meanwhil measur media meet men messag militari million minist ministri minut miss moment money morn mother move
movement multipl name near north northern note offer offic old open oper opinion opportun oppos opposit order organiz
origin outsid paid parti pass pay peac person play polic polici poor popul posit possibl post potenti prepar present
press pressur prevent previous price prime privat probabl problem process produc program project promis propos protect
protest prove provid publish push quick rais ran reach read real realiti realli reason receiv recent record reduc
refer refus reject relat relationship releas remain remov repeat republican request requir rest result return reveal
rise risk role rule run safe safeti saw scene second secretari section sector secur seek seem seen send senior sens
sent separ serious serv servic seven share short side sign signific similar simpl situat six small social societi
sourc south southern speak special spend spoke spokesman spokeswoman staff stage stand start station stay step stop
stori strategi street strong student success suffer suggest sure suspect system talk target tax team televis term test
thought thousand threat threaten took total tough toward town trade treat tri trial trip true turn tv ultim understand
union unit universiti urg valu vice victim video view violenc visit voic vote voter wait walk wall war warn watch
water west western white whole wide win wing woman women word worker write wrong wrote young
""",
    0.05: """
abandon abil abroad absolut abus academ accept access accid account achiev acknowledg activ activist actual addit
admit adult advanc advantag advic advis advoc affair affect afternoon age aim air alert alleg alli allianc alon altern
america amid amount analysi analyst anger angri annual ap appar appeal appli appoint approach appropri approv argument
arm armi arrang arrest arriv articl asid assault assess assist associ assum attend attent attitud attorney attract
audienc author avail averag avoid awar award background balanc ban bar bare basic battl bbc bear beat bed bid bit
black blame block blood blow board bomb book border born boss box boy break brief britain british broad broadcast
broke brother brown budget burn buy cabinet camp candid capabl capac capit car card care career carri cast catch
celebr center centr centuri ceremoni certain chair chanc channel chao charact check chemic china chines choic choos
church circumst citizen civil civilian clash class clean climat cnn coalit coast code cold collaps colleagu collect
colleg combin command commiss commit communic compar compet complain complet complex compromis conced conclud conclus
conduct confid conflict congress connect consequ conserv consid consist constant constitut construct consult consum
contact contain content contract contribut convent convers convinc cooper correct correspond corrupt counsel count
courag cours cover crash crew crime crimin crisi cross crowd crucial cultur currenc custom damag danger dark daughter
dead deadlin debat debt decad declar declin deep defeat deficit defin degre delay deliv demonstr deni depend deploy
describ deserv design desir destroy determin develop diplomat direct disast discov dismiss disput district divid
document dollar domest door doubt dozen draft dramat dream driver earn eas easi easili eat edg editor educ eight
element els embassi emerg emot emphas employ employe encourag enemi engag enjoy enorm environ equal era error escap
especi essenti establish estim europ european evening eventu exact examin exchang exist exit expand expens experi
explain explod express extend extra extraordinari extrem eye facil factor failur fair faith familiar famous fast
father fault favor featur femal field fifth fill film financ financi finger finish fire firm fish fit fix flag fleet
fli flight floor food foot footbal forget formal fourth fox franc freedom french fresh fuel function gain game gas
gather german germani girl goal god gold governor grant green grew guarante guard guardian guess guest guid guilti gun
guy hall handl hang happi hate headlin headquart heart heat heavi height helicopt highlight hill hire histor holiday
honor horribl hospit hostil hotel huge human humanitarian hurt husband ident identifi ignor illeg imag imagin immedi
implement impli impos imposs improv incid inde indic initi injur insid inspir instruct insur intellig intend intens
interven introduc invest investig investor invit island isol item jail japan joint joke journal journalist justic kick
kid labor labour land languag lawmak lay leadership leagu leak leg length lesser liber liberti librari lie link listen
load loan locat london loud love lower lunch mail maintain male manner manufactur map marriag mass materi mayor
meantim medic memori mental mention method middl mile mind minimum minor mission mistak mix mobil model modern mood
moral motion motiv mount mouth murder music muslim mutual narrow nativ nato natur necessari negat negoti neighbor
neither nervous network neutral newspap nine none normal notic notion nuclear object obstacl obvious occas occupi
occur offens oil ongo onlin option outcom outrag overal owner pack page pain panel paper parent park parliament
particip particular partner patient pattern paus payment pentagon perfect perform perhap period perman permit phone
photo photograph phrase physic pick pictur piec pledg plus podcast politician poll pool popular portion practic prais
precis predict prefer premier presenc preserv presidenti pretti primari principl prior prioriti prison privaci profit
progress promin promot proper properti prosecutor provinc provis pull punish purchas purpos pursu quarter quit quot
race racial radic radio ralli rang rare rate reaction readi rebuild recal recogn recommend recov red reflect reform
refuge regard regim region regist regret regul regular reli religi religion reluct remark rememb remind replac repres
republ reput rescu research resid resign resist resolut resolv resourc respect respond respons restor restrict retir
reuter revers review revolut rich ride rival river road rock room root rose rough round rout row royal rumor rural
rush russia russian sale sanction satisfi save scale scandal scare schedul scheme school scienc scientist score screen
search season seat secret select self sell senat sentenc seri session settl settlement sever sex shake shape sharp
shift ship shock shoot shop shot shut sick sight signal silenc sister sit site size skill sleep slow smart soft
soldier sole solid solut solv son soon sort sound space spark speaker specif speech speed spirit split sport spot
spread spring squar stabil stabl standard star status steal stock stone storm straight strang strength stress stretch
strike string strip struck structur struggl stuck studi stuff style subject submit substanti succeed sudden suffici
suicid summer summit suppli suppos suprem surfac surpris surround survey surviv suspend sweep swing symbol sympathi
tabl tactic tank task teach tear technic technolog telephon tend tension terribl territori terror terrorist text thank
theme theori thin third throw ticket tight tini titl tone tool topic touch tour track tradit traffic train transfer
transit transport travel treatment tremend trend trigger troop troubl truck trust truth type typic uk un uncertain
uncl unclear uniqu unlik unusu updat upper user usual valley varieti various vast vehicl version veteran vic violent
virtual visitor vital volunt vulner wast weak weapon wear weather web websit weekend weigh welcom wife wild will wind
window winner winter wish wit withdraw wonder wood worri wors worst worth wound yard yes youth zero zone
""",
}
