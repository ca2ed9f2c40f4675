"""Words that stand in every text of a language and say nothing of what it is about, folded.

They count a little in a fit of two texts, for how people write; as a reason why two fit they would make nobody the
wiser.
"""

from functools import cache

from circulade.words.folding import fold

NOUNS_ELSEWHERE = frozenset({"made", "most", "not", "over", "under", "war", "way"})
"""English function words that mean a thing in another language, as most does a bridge in Polish."""

WORDS = {
    "bg": "без беше бъде във все до или като което който която които когато към между много може на над не "
    "него нея ние още от по под при се само след със също тази така тези този това тях че ще как "
    "какво има са за",
    "cs": "aby ale ani bez bude byl byla bylo byly být což další jak jako jeho jejich její jen jenž ještě "
    "je jsme jsou kde kdy kdo kte která které který lze mezi může my nebo než není pak pod podle pro "
    "proto protože před přes při také tak ten tento této tím toho tom tuto tyto však vše za ze že",
    "da": "alle andet andre blev bliver da de deres det dette din dig en end er et for fra få får ham han "
    "har have hende her hos hun hvad hvis hvor hvordan ikke ind jeg kan kun man mange med meget "
    "mellem men mere mig når og også om op os over på samt sig sin skal som til ud under var ved vi "
    "vil være",
    "de": "aber alle als also am an auch auf aus bei bis das dass dem den denn der des die dies diese "
    "diesem diesen dieser dieses doch durch ein eine einem einen einer eines er es für haben hat ihr "
    "ihre im in ist kann können mehr mit nach nicht noch nur oder ohne sein seine sich sie sind so "
    "sowie über um und uns unser unsere unter vom von vor was wenn werden wer wie wir wird wo wurde "
    "zu zum zur zwischen",
    "el": "από αλλά αυτά αυτή αυτό αυτός για δεν είναι ένα ένας επίσης έχει έχουν ή θα και κάθε κατά μας "
    "με μέσα μετά μην μια μπορεί να ο οι όπως όπου όταν ότι που προς πως πώς σας σε στα στην στις "
    "στο στον στους τα της τη την τις το τον του τους των χωρίς ως",
    "en": "about after all also and any are because been before being between both but can could did does "
    "doing each from for had has have having her here his how into its just made make more most much "
    "must new not now off one only other others our out over own same several should some such than "
    "that the their them then there these they this those through too under until very was way were "
    "what when where which while who whom whose why will with within without would you your",
    "es": "ante antes aquí así aun cada como con contra cual cuando de del desde donde dos el ella ellas "
    "ellos en entre era es esa ese eso esta estas este esto estos está están fue ha hacia han hasta "
    "hay la las le les lo los más mi muy no nos nuestra nuestro nuestros o otra otras otro otros "
    "para pero por porque puede pueden que qué quien se ser si sin sobre son su sus también tan "
    "tiene tienen todo todos tras un una unas uno unos y ya",
    "et": "aga all ega ehk ei et ette iga ja juba järgi ka kas kes kogu koos kui kuid kuidas kus käigus "
    "läbi me meie mida mille millega ning nad neid need nende oli on olla olema olnud pole pärast "
    "saab seda see selle sest siis sisse ta tema või võib väga vahel",
    "fi": "ei eivät en että he hän ilman ja jo joka jossa jota jotka jotta kanssa kaikki kautta koska kuin "
    "kuinka kun me mikä missä miten mitä mukaan mutta myös ne niiden niin nyt näin ole olemme oli "
    "olla on osa ovat se sekä sen siitä sitä tai tämä tässä vain voi voidaan yli",
    "fr": "afin alors après au aucun aussi autre autres aux avant avec avoir car ce cela ces cet cette "
    "ceux chaque comme comment dans de depuis des deux donc dont du elle elles en encore entre est "
    "et être eux fait faire il ils je la le les leur leurs lors mais mes moins même mon nos notre "
    "nous on ont ou où par pas pendant peu peut peuvent plus pour pourquoi qu quand que quel quelle "
    "qui sa sans se selon ses si son sont sous sur ta tous tout toute toutes très un une vers vos "
    "votre vous",
    "ga": "agus ach ann ar as atá bhfuil bhí bheith chun dá de den dhá do don ó faoi gach gan go gur iad "
    "idir ina ionad is le leis mar más na nach ní níl nó seo sin sna tá ár uile",
    "hr": "ali bez bi bila bilo biti bude da do gdje ga ih ili iz ima između jer je još kad kada kako kao "
    "kod koja koje koji kojih koju ma među može na nad nakon ne nego nije nisu od oni oko ona ovo "
    "ovaj po pod pre pri prije s sa samo se smo su sve svi te to u uz više već za što",
    "hu": "ahol aki alatt amely amelyek ami amit arra azt azok azonban csak egy egyes által és ezek ezt ez "
    "fel felett hanem hogy hogyan három így ill illetve is kell közben közötti között lehet legyen "
    "lesz még mert mely meg mi mint minden nem nélkül nincs ők olyan pedig s számára szerint szét "
    "után vagy van vannak volt",
    "it": "agli ai al alla alle altre altri altro anche avere c che chi ci come con contro cosa cui da "
    "dagli dai dal dalla dalle degli dei del della delle dello di dopo dove e è ed era essere fra "
    "gli ha hanno il in io la le lei lo loro ma mentre mi molto ne negli nei nel nella nelle noi non "
    "nostra nostro o ogni per perché più può possono prima qual quale quali quando quella quello "
    "questa queste questi questo se senza si sia sono sotto sta su sua sue sui sul sulla suo suoi "
    "tra tutti tutto un una uno",
    "lt": "ant apie arba ar bei be bet bus buvo dar dėl gali ir iki iš jau jei jie jo jos ją jų kad kai "
    "kaip kas kur kuri kuriame kurie kurios kurį kuris kurių labai mes mūsų ne nei nes nuo o pagal "
    "per pat po prie prieš savo su ta tai taip tam tarp tas tik tuo už visi yra į šio šios šis",
    "lv": "ar arī bez bet bija būs caur daudz dēļ gan ir iekš jau ja jo kad kas kā kam katrs ko kopā kur "
    "kura kuras kuri kurš ka līdz lai mēs mūsu nav ne no nu pa par pēc pie pirms savu starp šī šis "
    "šo tad tā tai tas tie tikai to tomēr tur un uz var vai visi viņi zem",
    "mt": "biex bla bħal bi bil dak dan dawk dawn din fejn fi fil fuq għal għalhekk għall għandha għandhom "
    "għandu għax hemm hija huma huwa iktar iżda jekk jew jista kif kienu kien kull li lil ma maħ "
    "mhux mill minn mingħajr mal qabel qed sabiex skont sa se tal ta taħt tagħhom ukoll wara xi",
    "nl": "aan al alle als andere ben bij daar dan dat de der deze die dit doen door dus een eens elk en "
    "er ge geen goed had heb hebben heeft het hier hij hoe hun ik in is je kan kunnen maar me meer "
    "men met mijn moet moeten na naar niet niets nog nu of om omdat ons onze ook op over reeds te "
    "tegen tot tussen u uit uw van veel voor want waren was wat we wel werd wij wie wil worden wordt "
    "zal ze zelf zich zij zijn zo zonder zou",
    "pl": "aby albo ale ani bez być był była było były bardzo czy dla do gdy gdzie ich inne jak jako je "
    "jego jej jest jeszcze już kiedy kto która które którego której który których którzy ma mają "
    "między może można my na nad nas nasz nasze nie niż od oraz po pod ponieważ przed przez przy są "
    "się swoje ta tak także tam te tego tej ten to tu tych tym tylko w we wraz wszystkie z za ze że "
    "żeby",
    "pt": "além ao aos aquela aquele as até cada com como da das de dela dele depois do dos e é ela elas "
    "ele eles em entre era essa esse esta estas este estes está estão foi foram há isso isto já lhe "
    "mais mas mesmo muito na não nas nem no nos nós nossa nosso nossos num numa o onde os ou outra "
    "outras outro outros para pela pelas pelo pelos pode podem por porque quais qual quando que quem "
    "se sem ser seu seus sob sobre sua suas são também tem têm todos um uma umas uns",
    "ro": "acest acesta această aceste acestea acestor ai al ale alte am ar are asupra atât au avea aveți "
    "că când care cât ce cea cei cele cu cum de deci despre din dintre după ea ei el era este eu "
    "fără fi fie foarte fost iar în înainte între la le lor lui mai mult ne noastre noi nostru nu o "
    "or ori pe pentru prin poate pot sau să se spre sub sunt te toate toți un una unde unei unor "
    "unui va vor",
    "sk": "aby ako ale alebo ani ak bez bol bola bolo boli bude byť cez čo ďalšie do ich je jej jeho ju k "
    "kde keď ktorá ktoré ktorého ktorej ktorí ktorý ktorých ku len lebo medzi mi môže my na nad nie "
    "od po pod podľa pre pred pri pretože s sa si so sú svoj tak také tento to tomu toto tú týchto "
    "tým už v viac však vo z za zo že",
    "sl": "ali ampak bi bil bila bili biti bo brez da do ga glede imajo ima in iz ja je jih jo kadar kaj "
    "kako kar kateri katera katere katerih ker kjer ki ko kot lahko med mi mora na nad naj naš ne ni "
    "niso o ob od oziroma pa po pod pri pred preko s sam se si skozi so svoj ta tako tega tem ter ti "
    "tiste tudi v več vendar vse za zaradi z že",
    "sv": "alla allt än andra att av blev bli blir då där de dem den denna deras dess det detta dig din du "
    "eller en ett finns för från genom ha hade han har hela hon hos hur här i inom inte ju kan kunde "
    "man med mellan men mer mig mot mycket många ni nu när någon något några och också om oss på "
    "samma samt sedan sig sin sina sitt ska som så till under upp ut utan vad var vara vi vid vilka "
    "vilken vår våra är över",
}


@cache
def function_words(language: str) -> frozenset[str]:
    """Return the folded function words of a language; none of one that is not listed."""
    return frozenset(fold(word) for word in WORDS.get(language[:2], "").split())


@cache
def _english() -> frozenset[str]:
    return function_words("en") - NOUNS_ELSEWHERE


def says_something(word: str, language: str) -> bool:
    """Tell whether a word of a text in a language says what the text is about.

    Much that is said to be in another language is written in English: its function words say nothing anywhere, but
    for those that are nouns elsewhere.
    """
    folded = fold(word)
    return folded not in function_words(language) and folded not in _english()
