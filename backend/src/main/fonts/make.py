"""Builds the two faces of the certificate from their originals; docs/decisions/0006-certificate-fonts.md says why.

Wanted beside it: NotoSansSC_400Regular.ttf of the npm package @expo-google-fonts/noto-sans-sc 0.4.3 and
LXGWWenKai-Regular.ttf of Debian's fonts-lxgw-wenkai 1.250. Run: pip install fonttools; python3 make.py
"""
from fontTools import subset
from fontTools.ttLib import TTFont

SANS, KAI = "NotoSansSC_400Regular.ttf", "LXGWWenKai-Regular.ttf"
MARKS = [(0x20, 0x7E), (0xA0, 0x24F), (0x2010, 0x2027), (0x2030, 0x205E), (0x2150, 0x218F), (0x2190, 0x2193),
         (0x2460, 0x2473), (0x3000, 0x301F), (0xFF01, 0xFF65), (0x20AC, 0x20AC), (0x2103, 0x2103), (0x2212, 0x2212)]
LETTERS = [(0x370, 0x3FF), (0x400, 0x4FF), (0x3040, 0x30FF), (0x1E00, 0x1EFF)]
# Characters of GB 2312's second level that are common in names of people and businesses.
POPULAR = ("鑫昱琪婷怡玥琳瑜瑾璐璇瑶珂珺珞璟琦玮瑄芷芸苒茜莹菡萱蕊薇蕾蔷淇涵淼渝湉滢潇澜澍沁泓洺浠昕晗晟晔曦暄焱烨煜熠炜煊"
           "翊翔翎琰琨琬琮瑛瑗璋璞璨婧婕媛嫣嫦妍妤姗娅娜倩俪偲俣俨佶佩侃侗炀烁烽焕煦彦彬彤彪彧峥峪峻崴嵘嵩岚岱岑峰峦崧"
           "骁骅骐骏骞骥骢飒飓隽雯霁霏霖霞靓靖韬韵颉颐颢颖馨馥鑫钊钰钧铎铭铮铠锟锴镕镇闫闵闳阙阚邢邬邵邹郇郄郅郜郝郗郦郭鄢鄞"
           "亓亘仝仡佟佘佴侯俞倪儋冀冼凃刁刘匡卞卢厍厉却叶吕呙咎喻嵇巩巫麴麻麾黍黎黔黛黾鼎龚龛恺惇愔懿戈戎戚扈揭敖旸旻昊昙昴晁晏晖暠"
           "朱杭杲枭柘柒柽栾桀桓桢梓梵棠楠楷榕榛槿樊樱檀檬欣歆殷毓汐汕汶沄沅沇沐沛沣沫泗泠泮泱洛洵浔浚涞涟淅淙淳渌湛溥滕漪潭濂瀚灏灿"
           "珏珑珩珮琅琎瑀瑁瑕瑭瑷璀璁璎瓒甄畅皓皖盈睿矜砚硕磊祎祺禄禧稷穆笪筠筱箐箫篁粲纭纶绮缇缪羿翀翟翚耿聂聪肇胥臧舒芃芊芍芙芫芮芾"
           "苓苡茉茗茵荀荃荔荟荷莆莉莎莓莞莠莺菁菏萃葳蒋蒙蒯蒲蓉蓓蓝蔚蔺蕙蕴薛藜蘅虞衍裴覃觅詹谌谭贾贻赟赫赵轩辕辰迦逯逵遥邃邓邝邦邯邰郁郑"
           "酆酩醇釜钗铄锦锵镝阮陇陈陶隋隗雍雒霍鞠顾饶馄饨馅饺骆鲍鲜鲤鳗鹃鹏鹤鹭麒麟麦齐粥卤馍煲煨炖焖烩烹饪煎炸蒸烤涮馕糍粑糕酥饼馒面粉羹肴酿酱醋蘑菇莲藕蓬")


def han(c):
    return 0x4E00 <= c <= 0x9FFF or 0x3400 <= c <= 0x4DBF or 0x20000 <= c <= 0x323AF or c == 0x3007


def within(c, ranges):
    return any(a <= c <= b for a, b in ranges)


def level_one():
    found = set()
    for high in range(0xA1, 0xD8):
        for low in range(0xA1, 0xFF):
            try:
                found.add(ord(bytes([high, low]).decode("gb2312")))
            except UnicodeDecodeError:
                pass
    return found


def make(source, target, characters, name):
    options = subset.Options()
    options.layout_features = []
    options.hinting = False
    options.notdef_outline = True
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "BASE", "vhea", "vmtx", "VORG", "DSIG", "STAT", "gasp"]
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    font = subset.load_font(source, options)
    work = subset.Subsetter(options)
    work.populate(unicodes=characters)
    work.subset(font)
    # Both licences want another name for a changed font (SIL OFL 1.1, reserved font names).
    for record in list(font["name"].names):
        if record.platformID != 3 or record.langID != 0x409:
            font["name"].removeNames(record.nameID, record.platformID, record.platEncID, record.langID)
    for number, text in {1: name, 2: "Regular", 3: name + " 1.0", 4: name, 6: name.replace(" ", "")}.items():
        font["name"].setName(text, number, 3, 1, 0x409)
    subset.save_font(font, target, options)
    print(target, len(font.getBestCmap()), "characters")


sans, kai = set(TTFont(SANS).getBestCmap()), set(TTFont(KAI).getBestCmap())
make(SANS, "liangku-sans.ttf", [c for c in sans if han(c) or within(c, MARKS + LETTERS)], "Liangku Sans")
rare = [c for c in kai if han(c) and c not in sans]
common = level_one() | {ord(c) for c in POPULAR}
make(KAI, "liangku-kai.ttf", rare + [c for c in kai if c in common or within(c, MARKS)], "Liangku Kai")
