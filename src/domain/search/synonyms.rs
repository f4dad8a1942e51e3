//! Words that mean the same: regional words, English names of what the rows name in Vietnamese only,
//! and the other way round. They are used where the words themselves find nothing.

use super::sorting::{pair, second, sorted};
use crate::domain::text::tokens::Agreement;
use crate::domain::text::{Word, words};
use std::ops::Range;
use std::sync::LazyLock;

/// A row for each meaning, its phrases parted by bars.
const SYNONYMS: &str = "\
gốm|gốm sứ|ceramic|ceramics|pottery|porcelain|earthenware|stoneware|clay
bát|chén|bowl|bowls|tô
đĩa|dĩa|plate|plates|dish
ấm chén|bộ trà|ấm trà|tea set|teapot|tea pot
lọ hoa|bình hoa|bình bông|vase|vases|flower vase
lụa|tơ tằm|silk|silks|tơ lụa
khăn|khăn quàng|scarf|scarves|shawl|khăn choàng
áo dài|long dress|traditional dress
thêu|embroidery|embroidered|needlework
ren|lace
dệt|weaving|textile|textiles|fabric|vải
sơn mài|lacquer|lacquerware|lacquered
tranh|tranh vẽ|painting|paintings|picture|pictures
khảm|khảm trai|xà cừ|ốc xà cừ|mother of pearl|nacre|inlay|shell inlay
mây tre đan|mây tre|rattan|bamboo|wicker|basketry|bamboo and rattan|cane
giỏ|rổ|rá|thúng|lẵng|basket|baskets
nón|nón lá|conical hat|straw hat|palm leaf hat|leaf hat|hat|hats
quạt|fan|fans|hand fan|paper fan
hương|nhang|incense|joss stick|joss sticks|incense sticks
trầm hương|trầm|agarwood|aloeswood|oud
gỗ|đồ gỗ|wood|wooden|woodwork|furniture|timber
chạm khắc|điêu khắc|tạc|carving|carved|sculpture|woodcarving|wood carving
tượng|statue|statues|figurine|figurines
đúc đồng|đồng|bronze|brass|copper|bronze casting
bạc|kim hoàn|silver|silverware|jewelry|jewellery|trang sức|silver jewelry|nữ trang
vàng|quỳ vàng|gold leaf|gold|gilding
rèn|dao|dao kéo|knife|knives|blacksmith|forge|cutlery
sừng|horn|buffalo horn|lược
giấy dó|giấy|paper|poonah paper|handmade paper
tò he|dough toy|dough toys|toy figurine|dough figurine
đồ chơi|toy|toys
đèn lồng|đèn ông sao|lantern|lanterns
rối nước|múa rối|water puppet|water puppets|puppet|puppetry|puppets
đàn|nhạc cụ|musical instrument|musical instruments|instrument|instruments|lute|zither
may|may đo|tailor|tailoring|áo vest|suit|suits|áo vét
da|đồ da|leather|leather goods|túi da
giày|dép|shoe|shoes|footwear|slippers
túi|túi xách|bag|bags|handbag|handbags
trà|chè|tea|teas
trà sen|chè sen|lotus tea
sen|lotus
cà phê|coffee|cafe
mật ong|honey
rượu|wine|liquor|spirit|spirits|rice wine|alcohol|vodka
bia|beer
nước mắm|fish sauce
tương|soy paste|bean paste|soya paste|soybean paste
giấm|dấm|vinegar
vừng|mè|sesame
áo|áo thun|áo phông|shirt|t shirt|tshirt|clothes|clothing
lạc|đậu phộng|đậu phụng|peanut|peanuts|groundnut
đậu phụ|đậu hũ|tàu hũ|tofu|bean curd
đậu|đỗ|bean|beans
ngô|bắp|corn|maize
sắn|khoai mì|củ mì|cassava|manioc|tapioca
gạo|rice
cốm|green rice|young rice|young sticky rice|green rice flakes
xôi|sticky rice|glutinous rice|nếp
bún|rice noodles|rice vermicelli|noodle|noodles|vermicelli
miến|bún tàu|glass noodle|glass noodles|cellophane noodles
phở|pho|noodle soup
bánh|cake|cakes|pastry|biscuit|cookies
bánh chưng|bánh tét|chung cake|square rice cake|tet cake
bánh cuốn|steamed rice rolls|rice roll|rice rolls|bánh ướt
bánh đa|bánh tráng|rice paper|rice cracker
bánh dày|bánh giầy|bánh dầy
bánh trung thu|mooncake|mooncakes|moon cake|moon cakes
bánh mì|bread|baguette
kẹo|candy|candies|sweets
mứt|candied fruit|jam
ô mai|xí muội|salted plum|dried fruit
giò|chả|giò chả|chả lụa|pork roll|pork rolls|sausage|vietnamese ham|ham
ruốc|chà bông|pork floss|meat floss|floss
nem|nem chua|fermented pork
thịt lợn|thịt heo|lợn|heo|pork|pig
thịt bò|bò|beef
gà|chicken|chickens|poultry
vịt|duck|ngan
trứng|egg|eggs|hột
cá|fish
tôm|shrimp|prawn
sữa|milk|dairy
sữa chua|da ua|yoghurt|yogurt
rau|rau sạch|vegetable|vegetables|veg|greens
rau muống|water spinach|morning glory
nấm|mushroom|mushrooms
đông trùng hạ thảo|cordyceps
măng|bamboo shoot|bamboo shoots
ớt|chilli|chili|chile|pepper
tỏi|garlic
gừng|ginger
nghệ|turmeric|curcumin
bưởi|pomelo|pomelos|grapefruit
cam|trái cam|quả cam|orange|oranges
chuối|banana|bananas
nhãn|longan|longans
ổi|guava
táo|apple|apples|jujube
đu đủ|papaya
thanh long|dragon fruit
quả|trái|fruit|fruits|trái cây|hoa quả
hoa|bông|flower|flowers|floral
cây cảnh|bonsai|ornamental plant|ornamental plants|kiểng|cây kiểng
đào|hoa đào|peach|peach blossom
quất|tắc|kumquat|kumquats
chăn|mền|blanket|blankets|quilt|quilts
gối|pillow|pillows|cushion
màn|mùng|mosquito net
thảm|carpet|rug|rugs
thuốc nam|dược liệu|herbal medicine|herbs|medicinal herbs|herbal|thảo dược
xà phòng|xà bông|soap
tinh dầu|essential oil|essential oils
gương|mirror|kính|glass
chùa|pagoda|pagodas|buddhist temple
đền|temple|temples|shrine
đình|communal house
bảo tàng|museum|museums
hồ|lake|lakes
hồ hoàn kiếm|hồ gươm|sword lake|hoan kiem lake|lake of the restored sword
hồ tây|west lake
lăng chủ tịch hồ chí minh|lăng bác|mausoleum|ho chi minh mausoleum
văn miếu|temple of literature
phố cổ|old quarter|old town|ancient quarter
hoàng thành|citadel|imperial citadel
làng cổ|ancient village|old village
chợ|market|markets
siêu thị|supermarket|supermarkets
trung tâm thương mại|mall|malls|shopping mall
cửa hàng|shop|shops|store|stores|tiệm
mỹ nghệ|thủ công mỹ nghệ|handicraft|handicrafts|handmade|artisan|fine art
";

/// The phrases of each row as words, read when a text first needs them.
static ROWS: LazyLock<Vec<Vec<Vec<Word>>>> =
    LazyLock::new(|| SYNONYMS.lines().map(|row| row.split('|').map(words).collect()).collect());

/// Another way to say a part of a text.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Synonym {
    /// Which of the words it stands for.
    pub of: Range<usize>,
    /// What to say instead.
    pub words: Vec<Word>,
}

/// Returns what can be said instead of parts of `typed`, the longest parts first. `marked_only`: only
/// for parts that were typed with their very marks.
pub(super) fn synonyms(typed: &[Word], marked_only: bool) -> Vec<Synonym> {
    let mut found: Vec<Synonym> = Vec::new();
    for phrases in ROWS.iter() {
        for phrase in phrases {
            let Some(at) = position(typed, phrase, marked_only) else { continue };
            let others = phrases.iter().filter(|other| *other != phrase);
            let of = at..at + phrase.len();
            found.extend(others.map(|other| Synonym { of: of.clone(), words: other.clone() }));
        }
    }
    let keys =
        found.iter().zip(0..).map(|(synonym, at)| pair(u32::MAX - synonym.of.len() as u32, at));
    let longest_first = sorted(keys.collect()).into_iter();
    longest_first.filter_map(|key| found.get(second(key) as usize).cloned()).collect()
}

fn position(typed: &[Word], phrase: &[Word], marked_only: bool) -> Option<usize> {
    let agrees = |(typed, named): (&Word, &Word)| {
        typed.folded == named.folded
            && match typed.marks.is_none() {
                true => !marked_only || named.marks.is_none(),
                false => named.marks.agree_with(typed.marks) == Agreement::Full,
            }
    };
    typed.windows(phrase.len().max(1)).position(|here| here.iter().zip(phrase).all(agrees))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ways(text: &str, marked_only: bool) -> Vec<String> {
        let typed = words(text);
        let written = |synonym: Synonym| {
            let mut way = typed.clone();
            way.splice(synonym.of, synonym.words);
            way.iter().map(|word| word.folded.clone()).collect::<Vec<_>>().join(" ")
        };
        synonyms(&typed, marked_only).into_iter().map(written).collect()
    }

    #[test]
    fn phrases_are_replaced_in_their_place() {
        assert!(ways("mền lụa", true).contains(&"chan lua".to_owned()));
        assert!(ways("red conical hat", false).contains(&"red non la".to_owned()));
        assert!(ways("dau phong", false).contains(&"lac".to_owned()));
        // Unmarked it may be men, the glaze.
        assert!(ways("men", true).is_empty() && !ways("men", false).is_empty());
        // Marked otherwise it is another word.
        assert!(ways("mén", false).is_empty() && ways("xyz", false).is_empty());
        assert!(ways("", false).is_empty());
    }

    #[test]
    fn every_row_has_two_phrases_and_every_phrase_words() {
        for row in SYNONYMS.lines() {
            let phrases: Vec<&str> = row.split('|').collect();
            assert!(phrases.len() > 1, "{row}");
            assert!(phrases.iter().all(|phrase| !words(phrase).is_empty()), "{row}");
            let distinct: std::collections::BTreeSet<&str> = phrases.iter().copied().collect();
            assert_eq!(distinct.len(), phrases.len(), "{row}");
        }
    }
}
