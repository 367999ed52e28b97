"""Words too common to tell one text from another, by language; those that ask are among them."""

import re
from collections.abc import Mapping

from index.english.words import STOP_WORDS as ENGLISH

_LISTS = {
    "de": """der die das den dem des ein eine einen einem einer eines und oder aber nicht kein
    keine ist sind war waren wird werden wurde wurden worden hat haben hatte hatten sein
    seine seinen seiner ihr ihre ihren ihrer er sie es wir ich man sich in im an am auf
    aus bei beim mit nach von vom vor zu zum zur für über unter um durch gegen ohne bis
    als wie wer was wen wem wessen wo woher wohin wann warum weshalb wieso wozu wofür
    womit woran worauf wodurch woraus welche welcher welches welchen welchem viel viele
    wenn dass da so auch nur noch schon sehr dort hier dieser diese dieses diesem diesen
    mehr kann können soll gibt es""",
    "fr": """le la les l un une des du de d et ou mais ne pas n est sont était étaient été être a
    ont avait avaient avoir il elle ils elles on je nous vous se s sa son ses leur leurs
    ce cet cette ces c que qu qui quoi quel quelle quels quelles où quand comment
    combien pourquoi dont au aux en dans sur sous par pour avec sans à y plus moins t si
    comme lequel laquelle lesquels est fut furent ai as""",
    "es": """el la los las un una unos unas de del y o pero no es son era eran fue fueron ser ha
    han había haber se su sus le les lo que qué quién quiénes cuál cuáles cómo cuándo
    cuánto cuánta cuántos cuántas dónde por porque para con sin en a al sobre entre
    hasta desde como más menos si ya este esta estos estas ese esa está están""",
    "it": """il lo la i gli le l un uno una di del dello della dei degli delle e o ma non è sono
    era erano fu furono essere ha hanno aveva avere si suo sua suoi sue che chi cosa
    quale quali come quando quanto quanta quanti quante dove perché per con senza in nel
    nello nella nei negli nelle a al allo alla ai agli alle da dal dallo dalla dai su
    sul sulla sui tra fra più meno questo questa questi cui d dell all nell dall sull""",
    "pt": """o a os as um uma uns umas de do da dos das e ou mas não é são era eram foi foram ser
    tem têm tinha ter se seu sua seus suas que quem qual quais como quando quanto quanta
    quantos quantas onde por porque para com sem em no na nos nas ao à aos às pelo pela
    pelos pelas sobre entre até mais menos este esta isso""",
    "nl": """de het een en of maar niet geen is zijn was waren wordt worden werd werden heeft
    hebben had hadden hij zij ze wij ik men zich hun haar hem in op aan uit bij met naar
    van voor te tot om door over onder als wie wat waar wanneer waarom hoe hoeveel welke
    welk dat die dit deze er meer dan ook nog""",
    "no": """en et ei den det de og eller men ikke er var blir ble bli vært har hadde ha han hun
    vi jeg man seg sin sitt sine i på av for fra til med om ved over under som hvem hva
    hvor når hvorfor hvordan hvilken hvilket hvilke mange mye at dette denne disse mer
    enn også der hvis""",
    "sv": """en ett den det de och eller men inte är var blir blev bli varit har hade ha han hon
    vi jag man sig sin sitt sina i på av för från till med om vid över under som vem vad
    var när varför hur vilken vilket vilka många mycket att detta denna dessa mer än
    också där""",
    "fi": """ja tai mutta ei on ovat oli olivat ole ollut olla hän he me minä se ne joka jotka
    mikä mitä mitkä kuka ketkä kenen missä mistä mihin milloin miksi miten kuinka
    montako paljonko että kun jos niin myös tämä nämä""",
    "pl": """i lub ale nie jest są był była było byli były być ma mają miał się jego jej ich w we
    na z ze do od po przy przez dla o u za pod nad jak kto kogo komu kim co czego czym
    gdzie kiedy dlaczego ile który która które którzy którego której jaki jaka jakie
    jakim czy że to ten ta te tego tej tym tych""",
    "cs": """a nebo ale ne není je jsou byl byla bylo byli byly být má mají se si jeho její
    jejich v ve na z ze do od po při pro o u za pod nad jak kdo koho komu kým co čeho
    čím kde kdy proč kolik který která které kteří jaký jaká jaké že to ten ta tento
    tato""",
    "ru": """и или но не нет есть был была было были быть он она оно они мы я его её ее их им в
    во на с со из от до по при для о об у за под над к ко как кто кого кому кем что чего
    чему чем где куда откуда когда почему зачем сколько какой какая какое какие какую
    каком каким каких какова каков каковы который которая которое которые чей чья то это
    этот эта эти того том так также ли же бы из-за ради""",
    "uk": """і й та або але не немає є був була було були бути він вона воно вони ми я його її їх
    в у на з із зі від до по при для про за під над як хто кого кому ким що чого чому
    чим де куди звідки коли навіщо скільки який яка яке які якого якій чи то це цей ця
    ці""",
    "bg": """и или но не е са беше бяха бил била било били да се той тя то те ние аз му ѝ им в
    във на с със от до по при за под над към как кой кого коя кое кои какво какъв каква
    какви къде кога защо колко че ли този тази това тези""",
    "el": """ο η το οι τα του της των τον την τους τις ένας μια ένα και ή αλλά δεν είναι ήταν
    έχει έχουν είχε θα να με σε από για προς στο στη στην στον στα στις στους που πού
    πότε πώς γιατί ποιος ποια ποιο ποιοι ποιες πόσο πόσα πόσοι πόσες τι ότι αυτό αυτή
    αυτός""",
    "tr": """ve veya ile ama fakat değil bir bu şu o da de ki mi mı mu mü için gibi kadar daha en
    çok ise olan olarak oldu olduğu idi dı di dır dir var yok ne neden niçin niye nasıl
    nerede nereye nereden kim kimi kime kimin kimdir kimdi hangi hangisi kaç kaçıncı
    nedir neydi zaman ta te nda nde ya ye na ne dan den tan ten nın nin nun nün ın in un
    ün a e ı i""",
    "ar": """في من على إلى الى عن مع و أو ثم لكن لا لم لن ليس هو هي هم هن كان كانت يكون تكون
    كانوا قد أن ان إن أنه التي الذي الذين هذا هذه ذلك تلك ما ماذا من هل كم كيف أين متى
    لماذا لم أي أية أيّ بعد قبل عند كل بين حتى منذ خلال عام سنة به بها له لها فيه فيها
    عليه عليها منه منها مما إلام علام فيم يا""",
    "fa": """و یا اما نه است هست بود بودند شد شده می را از به در با برای تا بر که چه چرا چگونه
    چطور کجا کی کدام چند چقدر چندین این آن او آنها خود هم نیز ها های دارد داشت کرد""",
    "ur": """اور یا لیکن نہیں ہے ہیں تھا تھی تھے ہو گا گی کو کا کی کے میں سے پر نے تک کہ جو یہ وہ
    اس ان کیا کون کس کب کہاں کیوں کیسے کتنا کتنی کتنے ایک بھی ہی""",
    "hi": """और या लेकिन पर नहीं न है हैं था थी थे हो हुआ हुई हुए होता होती होते गया गई गए जाता
    जाती जाते कर करता करती करते करने किया की का के को में से ने तक पे कि जो यह वह ये वे
    इस उस इन उन इसका उसका इसके उसके एक भी ही तो क्या कौन किस किसने किसे किसका किसकी
    किसके किन कब कहाँ कहां क्यों कैसे कैसी कैसा कितना कितनी कितने कौनसा सा सी लिए किसलिए
    द्वारा साथ बाद था रहा रही रहे दिया""",
    "mr": """आणि किंवा पण नाही आहे आहेत होता होती होते हे ही हा ते ती तो या त्या चा ची चे च्या ला
    ने मध्ये काय कोण कोणी कधी कुठे का कसे किती कोणता कोणती कोणते""",
    "bn": """ও এবং বা কিন্তু না নয় হয় হয়েছে ছিল ছিলেন করে করা এই সেই যে যা তা তার তাদের একটি
    এক থেকে জন্য সঙ্গে মধ্যে কি কী কে কার কখন কোথায় কেন কীভাবে কত কোন""",
    "he": """של את על אל עם מן או אבל לא הוא היא הם הן היה הייתה היו זה זו זאת אלה יש אין כי אם
    גם רק כל מה מי איפה היכן מתי מדוע למה איך כיצד כמה איזה איזו אילו""",
    "ja": "何 誰 いつ どこ なぜ どう どの です ます した する ある いる こと もの",
    "ko": "무엇 누구 언제 어디 어떻게 얼마 어느 어떤 입니 니까 습니 인가 는가",
}
STOP_WORDS: Mapping[str, frozenset[str]] = {
    "en": ENGLISH,
    **{language: frozenset(words.split()) for language, words in _LISTS.items()},
}
"""Language -> its words, in lower case."""

FUNCTION_CHARACTERS = {
    "zh": re.compile(
        r"为什么|為什麼|什么时候|什麼時候|什么|什麼|哪些|哪个|哪個|哪里|哪裡|哪一|哪年|哪|谁|誰|多少|多大|多长|多長"
        r"|怎么样|怎么|怎麼|怎样|怎樣|如何|为何|為何|何时|何時|何|几|幾|是|的|了|在|被|吗|嗎|呢|有|和|与|與|由|于|於|对|對"
        r"|这个|這個|那个|那個|这|這|那|它|他|她|们|們|请问|請問"
    ),
}
"""Language without spaces -> the words that a question is cut at: they tell nothing."""
