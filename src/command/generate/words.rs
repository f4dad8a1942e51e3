//! The words that generated names are made of: things by kind of product, what is said of them,
//! crafts, syllables of places and of people. They sound right and name nobody.

/// A word and how it reads in English.
pub(super) type Pair = (&'static str, &'static str);

/// Pairs by a key.
pub(super) struct Table(Vec<(&'static str, Vec<Pair>)>);

impl Table {
    /// Reads a table with a line for each key.
    pub(super) fn new(text: &'static str) -> Self {
        let lines = text.lines().filter_map(|line| line.split_once(": "));
        Self(lines.map(|(key, words)| (key, pairs(words))).collect())
    }

    /// Returns the pairs for `key`, or those of the last line, which serves every key without one.
    pub(super) fn of(&self, key: &str) -> &[Pair] {
        let line = self.0.iter().find(|(name, _)| *name == key).or_else(|| self.0.last());
        line.map_or(&[], |(_, pairs)| pairs)
    }
}

/// Returns the pairs that a text lists.
pub(super) fn pairs(words: &'static str) -> Vec<Pair> {
    words.split(", ").map(|pair| pair.split_once('=').unwrap_or((pair, pair))).collect()
}

/// Returns the syllables or words that a text lists between spaces.
pub(super) fn split(words: &'static str) -> Vec<&'static str> {
    words.split_whitespace().collect()
}

/// What is made, by the slug of its kind.
pub(super) const THINGS: &str = "\
produce: Rau muống=water spinach, Cải bó xôi=spinach, Cà chua=tomatoes, Dưa chuột=cucumbers, Bưởi=pomelo, Cam canh=mandarins, Chuối tiêu hồng=bananas, Ổi lê=guavas, Khoai lang=sweet potatoes, Bí đao=wax gourd, Su hào=kohlrabi, Bắp cải=cabbage, Nhãn muộn=late longans, Thanh long=dragon fruit, Táo đại=jujubes, Cà rốt=carrots
wood-stone: Tượng gỗ=wooden statue, Bàn trà=tea table, Bộ ghế=chair set, Tủ thờ=altar cabinet, Sập gụ=carved day bed, Tranh gỗ=wood relief, Bình phong=folding screen, Khay trà=tea tray, Hộp đựng trà=tea box, Đôn đá=stone stool, Lục bình gỗ=wooden vase, Kệ sách=bookshelf, Hoành phi=lacquered panel, Con giống gỗ=wooden animal
pork-roll-meat: Giò lụa=pork roll, Chả quế=cinnamon pork roll, Giò bò=beef roll, Nem chua=fermented pork, Thịt lợn=pork, Lạp xưởng=sausage, Chả cốm=young rice patties, Pa tê=pâté, Ruốc=shredded pork, Thịt bò khô=dried beef, Xúc xích=frankfurter, Giò xào=head cheese
cake: Bánh cuốn=steamed rolls, Bánh chưng=square rice cake, Bánh giầy=pounded rice cakes, Bánh tẻ=leaf-wrapped cake, Bánh gai=ramie cake, Bánh nướng=baked mooncake, Bánh dẻo=sticky mooncake, Bánh đa=rice crackers, Bánh khảo=roasted rice cake, Bánh cốm=young rice cake, Bánh mật=molasses cake, Bánh quy=biscuits, Bánh phồng=puffed crackers
mushroom-herb: Nấm sò=oyster mushrooms, Nấm hương=shiitake, Mộc nhĩ=wood ear, Đông trùng hạ thảo=cordyceps, Tinh bột nghệ=turmeric starch, Cao cà gai leo=solanum extract, Nấm linh chi=reishi, Tinh dầu sả=lemongrass oil, Viên tam thất=notoginseng tablets, Cao ích mẫu=motherwort extract, Muối ngâm chân=foot-bath salt
tea: Trà sen=lotus tea, Chè xanh=green tea, Trà hoa cúc=chrysanthemum tea, Trà gừng=ginger tea, Trà túi lọc=tea bags, Chè búp=bud tea, Trà nhài=jasmine tea, Hồng trà=black tea, Trà hoa vàng=golden camellia tea, Trà thảo mộc=herbal tea
silk-textile: Khăn lụa=silk scarf, Áo dài=long dress, Vải tơ tằm=mulberry silk, Chăn bông=quilt, Khăn mặt=face towel, Túi thêu=embroidered bag, Tranh thêu=embroidered picture, Vải đũi=raw silk, Khăn tắm=bath towel, Áo len=woollen jumper, Gối=cushion, Thảm=rug, Màn tuyn=mosquito net
ceramics: Bình hoa=vase, Bát gốm=bowl, Ấm chén=teapot set, Đĩa sứ=porcelain plate, Lọ lộc bình=baluster vase, Bộ đồ ăn=dinner set, Chum rượu=wine jar, Tượng gốm=figurine, Gạch trang trí=decorative tiles, Đèn gốm=lamp, Cốc sứ=mug, Lư hương gốm=incense burner, Tranh gốm=ceramic picture, Chậu cảnh=planter
sweet: Kẹo lạc=peanut brittle, Mứt sen=candied lotus seeds, Chè lam=ginger rice bars, Kẹo dồi=peanut rolls, Mứt gừng=candied ginger, Ô mai mơ=salted apricots, Kẹo vừng=sesame brittle, Mứt bí=candied gourd, Ô mai sấu=dracontomelon preserves, Bỏng gạo=puffed rice
com-young-rice: Cốm tươi=fresh young rice, Cốm khô=dried young rice, Xôi cốm=steamed young rice, Cốm xào=stir-fried young rice, Cốm rang=roasted young rice
sauce-condiment: Tương bần=soy paste, Mắm tép=shrimp paste, Nước mắm=fish sauce, Tương ớt=chilli sauce, Muối vừng=sesame salt, Giấm gạo=rice vinegar, Bột canh=seasoning, Dầu lạc=peanut oil, Mắm cua=crab paste, Măng ớt=pickled bamboo
noodle: Bún khô=dried vermicelli, Miến dong=arrowroot noodles, Phở tươi=fresh noodles, Mì chũ=rice noodles, Bún ngũ sắc=five-colour vermicelli, Bánh đa cua=red noodles, Mì gạo=rice sticks, Miến rau củ=vegetable glass noodles
gold-leaf: Tượng dát vàng=gilded statue, Tranh dát vàng=gilded picture, Quỳ vàng=gold leaf, Quỳ bạc=silver leaf, Câu đối dát vàng=gilded couplet
plants-flowers: Hoa hồng=roses, Hoa lan=orchids, Đào thế=peach bonsai, Quất cảnh=kumquat tree, Hoa cúc=chrysanthemums, Hoa ly=lilies, Cây bưởi cảnh=pomelo tree, Hoa giấy=bougainvillea, Mai trắng=white apricot, Sanh thế=fig bonsai
lacquer-inlay: Tranh sơn mài=lacquer painting, Hộp sơn mài=lacquer box, Đĩa khảm trai=inlaid plate, Bình sơn mài=lacquer vase, Khay khảm=inlaid tray, Bàn cờ khảm trai=inlaid chessboard, Tủ khảm=inlaid cabinet, Bát sơn mài=lacquer bowl
rice: Gạo nếp=sticky rice, Gạo tám=fragrant rice, Gạo lứt=brown rice, Xôi gấc=red sticky rice, Gạo bắc thơm=northern fragrant rice, Bột gạo=rice flour, Gạo japonica=japonica rice
rice-drink-spirit: Rượu nếp=sticky rice wine, Rượu mơ=apricot liqueur, Nước ép=juice, Rượu gạo=rice spirit, Rượu táo mèo=hawthorn liqueur, Sữa gạo=rice milk, Rượu ngô=corn spirit, Giấm uống=drinking vinegar
musical-instrument: Đàn bầu=monochord, Đàn tranh=zither, Sáo trúc=bamboo flute, Đàn nguyệt=moon lute, Trống=drum, Đàn tỳ bà=pear lute, Đàn đáy=singer's lute
dairy: Sữa chua=yoghurt, Sữa tươi=fresh milk, Bánh sữa=milk cake, Phô mai=cheese, Sữa chua nếp cẩm=black rice yoghurt, Váng sữa=cream dessert
toy-figurine: Tò he=dough figures, Đèn ông sao=star lantern, Mặt nạ giấy=paper mask, Chuồn chuồn tre=bamboo dragonfly, Đèn kéo quân=spinning lantern, Rối nước=water puppet, Diều sáo=flute kite
incense: Hương nhang=incense sticks, Trầm nụ=agarwood cones, Hương vòng=coil incense, Nhang thảo mộc=herbal incense, Vòng trầm=agarwood bracelet, Hương bài=vetiver incense
rattan-bamboo: Giỏ mây=rattan basket, Khay tre=bamboo tray, Đèn lồng tre=bamboo lantern, Ghế mây=rattan chair, Rổ rá=sieves, Túi cói=sedge bag, Bình tre=bamboo vase, Đĩa mây=rattan plate, Mành tre=bamboo blind, Lẵng hoa=flower basket, Thúng=round basket
honey: Mật ong=honey, Sữa ong chúa=royal jelly, Phấn hoa=bee pollen, Mật ong nghệ=turmeric honey, Sáp ong=beeswax
tofu: Đậu phụ=tofu, Váng đậu=tofu skin, Sữa đậu nành=soy milk, Tào phớ=silken tofu, Đậu rán=fried tofu
egg-poultry: Trứng gà=chicken eggs, Trứng vịt=duck eggs, Gà đồi=hill chicken, Vịt cỏ=duck, Gà mía=Mía chicken, Trứng cút=quail eggs, Gà ủ muối=salt-baked chicken
bronze: Lư đồng=bronze urn, Tượng đồng=bronze statue, Chuông đồng=bronze bell, Tranh đồng=copper picture, Hạc đồng=bronze crane, Đèn đồng=bronze lamp, Chiêng=gong
hat: Nón lá=conical hat, Nón quai thao=fringed flat hat, Nón thêu=embroidered hat, Nón lụa=silk hat, Nón chóp=pointed hat
tourism: Trải nghiệm làng nghề=craft village visit, Khu sinh thái=eco park, Vườn cộng đồng=community garden, Nhà cổ=old house stay
leather: Giày da=leather shoes, Túi da=leather bag, Thắt lưng da=leather belt, Ví da=leather wallet, Dép da=leather sandals, Cặp da=briefcase
coffee: Cà phê rang=roasted coffee, Cà phê bột=ground coffee, Cà phê hạt=coffee beans, Cà phê phin giấy=drip coffee
rice-art: Tranh gạo=rice picture, Tranh hạt sen=seed picture, Tranh ngũ cốc=grain picture
other: Đồ hộp=preserves, Hạt sen sấy=dried lotus seeds, Bột ngũ cốc=cereal powder, Chuối sấy=dried bananas, Khoai sấy=sweet potato chips, Lạc rang=roasted peanuts, Cá kho=braised fish, Cơm cháy=rice crust, Ngó sen=lotus rootlets";

/// What is said of a thing, by the slug of its group.
pub(super) const SAID: &str = "\
thu-cong-my-nghe: hoa sen=lotus, chim hạc=crane, men lam=blue-glaze, rồng phượng=dragon-and-phoenix, tứ quý=four-seasons, vẽ tay=hand-painted, chạm khắc=carved, men rạn=crackle-glaze, hoa mai=apricot-blossom, cá chép=carp, tùng bách=pine, đồng quê=countryside, thiếu nữ=young-lady, mã đáo=galloping-horses, hoa văn cổ=old-pattern, vinh quy=homecoming, phố cổ=old-street, khảm trai=shell-inlaid, men ngọc=celadon, cao cấp=fine, tứ linh=four-beasts, bát tiên=eight-immortals, đám cưới chuột=mouse-wedding, chữ phúc=fortune, hoa đào=peach-blossom, mạ vàng=gold-plated, trăng rằm=full-moon, ba miền=three-regions, thuận buồm=fair-wind, chùa một cột=pagoda
du-lich: sinh thái=ecological, cuối tuần=weekend, gia đình=family, ven sông=riverside, học đường=school
sinh-vat-canh: bon sai=bonsai, cổ thụ=old-tree, nhập nội=imported, lùn=dwarf, tứ mùa=all-season, cắt cành=cut, chậu treo=hanging
food: hữu cơ=organic, truyền thống=traditional, thơm=fragrant, sấy dẻo=soft-dried, nguyên chất=pure, gia truyền=home-recipe, sấy lạnh=freeze-dried, không đường=sugar-free, mật ong=honey, gấc=gac, đậu xanh=mung-bean, cốm non=young-rice, lá dứa=pandan, thập cẩm=mixed, chay=vegetarian, hun khói=smoked, đặc biệt=special, nếp cái=sticky, rang muối=salt-roasted, vị gừng=ginger, hoa nhài=jasmine, an toàn=safe, thủy canh=hydroponic, cay=spicy, tươi=fresh, ăn liền=instant, hạt sen=lotus-seed, nước cốt dừa=coconut, ngũ vị=five-spice, mùa vụ=seasonal";

/// What a village is known for, by the slug of its craft.
pub(super) const CRAFTS: &str = "\
ceramics: gốm=pottery, gốm sứ=ceramics, gạch ngói=brick and tile
silk: lụa=silk, dệt=weaving, dâu tằm=mulberry, may=tailoring
embroidery: thêu=embroidery, thêu ren=lace, ren=lace
rattan: mây tre đan=rattan and bamboo, đan cói=sedge, tăm tre=bamboo sticks, giang đan=bamboo weaving
lacquer: sơn mài=lacquer, sơn ta=natural lacquer, sơn khảm=lacquer and inlay
pearl: khảm trai=mother-of-pearl, khảm ốc=shell inlay
wood: mộc=joinery, điêu khắc=carving, tạc tượng=statue carving, tiện gỗ=wood turning
metal: đúc đồng=bronze casting, rèn=blacksmith, quỳ vàng=gold leaf, kim hoàn=goldsmith
hat: nón lá=conical hat, mũ=hat, áo tơi=leaf coat
incense: hương=incense, tăm hương=incense stick, trầm=agarwood
paper: giấy dó=bark paper, quạt=fan, tranh dân gian=folk print
rice: gạo=rice, cốm=young rice, xay xát=milling
food: bún=vermicelli, miến=noodle, bánh chưng=rice cake, giò chả=pork roll, đậu phụ=tofu, bánh cuốn=steamed roll, tương=soy paste, bánh đa=rice cracker
tea: chè=tea, rượu=spirit, trà sen=lotus tea
flowers: hoa=flower, đào=peach blossom, quất=kumquat, cây cảnh=bonsai
leather: da giày=leather, giày=shoe, trống da=drum skin
toys: tò he=dough figure, đèn lồng=lantern, diều=kite, chuồn chuồn tre=bamboo dragonfly
music: nhạc cụ=instrument, đàn=lute, trống=drum
visit: du lịch=tourism, cổ=old-house";

/// What a sight is.
pub(super) const SIGHTS: &str = "Đền=Temple, Chùa=Pagoda, Đình=Communal House, Phủ=Shrine, Hồ=Lake, Văn chỉ=Literary Shrine, Bảo tàng=Museum, Công viên=Park, Chợ phiên=Market, Nhà thờ=Church, Thành cổ=Citadel, Núi=Hill, Làng cổ=Ancient Village, Cầu=Bridge";

/// What is eaten in an eatery.
pub(super) const DISHES: &str = "Bún chả=grilled pork noodles, Phở bò=beef noodle soup, Bánh cuốn nóng=hot steamed rolls, Chả rươi=worm patties, Cháo sườn=rib porridge, Bún ốc=snail noodles, Xôi xéo=turmeric sticky rice, Cá kho=braised fish, Vịt quay=roast duck, Bánh tôm=shrimp fritters, Nem rán=fried rolls, Lẩu gà=chicken hotpot, Chè sen=lotus sweet soup, Canh cá=fish soup, Thịt chua=sour pork";

/// The name of a sales point, by its form.
pub(super) const POINTS: &str = "\
craft_site: Khu trưng bày làng nghề=Craft village showroom, Điểm OCOP làng=Village OCOP point, Xưởng trải nghiệm=Workshop
shop: Cửa hàng=Shop, Điểm OCOP=OCOP point, Showroom=Showroom, Cửa hàng nông sản=Farm shop
cooperative: Điểm OCOP HTX=Cooperative OCOP point, Quầy hàng HTX=Cooperative counter
centre: Trung tâm thiết kế sáng tạo=Design centre, Trung tâm giới thiệu sản phẩm=Display centre
mall: Siêu thị=Supermarket, Trung tâm thương mại=Mall
market: Gian hàng chợ=Market stall, Chợ=Market
other: Điểm giới thiệu sản phẩm=Display point, Nhà vườn=Garden";

/// What a producer is, before its name.
pub(super) const PRODUCERS: &str = "Hợp tác xã nông nghiệp, Công ty TNHH, Hộ kinh doanh, Cơ sở sản xuất, Hợp tác xã dịch vụ, Công ty Cổ phần, Công ty TNHH Thương mại, Hộ sản xuất, Tổ hợp tác, Xưởng, Hợp tác xã sản xuất kinh doanh, Trang trại, Doanh nghiệp tư nhân, Nghệ nhân, Nhà máy";

/// Sizes a product is sold in.
pub(super) const SIZES: &str = "hộp 500g=500g box, túi 1kg=1kg bag, gói 200g=200g pack, chai 500ml=500ml bottle, hộp 10 gói=box of 10, lọ 250g=250g jar, bộ 6=set of 6, số 2=No. 2, túi 5kg=5kg bag, hộp quà=gift box";

/// First and second syllables of places.
pub(super) const PLACE_FIRST: &str = "An Bình Cát Châu Chúc Cổ Cự Dương Đa Đại Đan Đào Đinh Đoan Đông Đồng Đức Gia Giang Hạ Hải Hậu Hiền Hòa Hoàng Hồng Hưng Hương Kha Khánh Khúc Kiều Kim La Lạc Lam Liên Linh Long Lương Mai Mạnh Minh Mỹ Nam Ngọc Nghĩa Nguyên Nhân Nhật Ninh Phú Phù Phúc Phương Phượng Quan Quảng Quất Sơn Tam Tân Tây Thái Thanh Thạch Thiên Thịnh Thọ Thụy Thủy Thuận Thượng Tích Tiên Tiền Tô Trạch Tràng Triều Trung Trường Tuân Tự Tường Vạn Văn Vân Viên Việt Vĩnh Võng Vũ Xuân Yên Yết";
pub(super) const PLACE_SECOND: &str = "An Ái Bảng Bảo Cao Cát Cầu Châu Chi Chính Cơ Cốc Cương Dương Dụ Dực Đài Đàm Đạo Điền Định Đình Đoài Đô Đồng Đường Giao Giáp Hà Hạ Hành Hạnh Hiệp Hoa Hòa Hoạch Hội Huệ Hưng Khê Khoái Kỳ Lãm Lạc Lai Lâm Lãng Lập Lễ Liệt Linh Lộ Lộc Lôi Lũng Lưu Mỗ Môn Ngạc Nghệ Ngoại Nha Nham Nhuế Ninh Nội Phan Phong Phú Phụ Phúc Quang Quán Sa Sào Sĩ Sơn Tàng Tảo Tân Thái Thành Thịnh Thôn Thượng Tiến Tín Tỉnh Trạch Trì Triền Trung Tú Từ Vạn Vệ Viên Vọng Vực Xá Xuyên Ý Yên";

/// The parts of rarer syllables of places; every onset goes with every rime.
pub(super) const ONSETS: &str = "B Ch D Đ G H Kh L M N Ng Nh Ph R S T Th Tr V X";
pub(super) const RIMES: &str = "ạc ai ãi ám àn ảng ảnh ào ạp át ắc ằm ăng ắt ấm ân ầu ậy óc oài oạn oanh ói òm òn ong ọt ồ ốc ôi ồn ống ốt ơi ơm ớn ợp úc ủi ụm ùng út ưa ừng ước ươi ượm ường ươu uân uất uệ uôi uốm uông uy uyên uỳnh";

/// The parts of people's names.
pub(super) const FAMILIES: &str =
    "Nguyễn Trần Lê Phạm Hoàng Phan Vũ Đặng Bùi Đỗ Ngô Dương Lý Đào Đoàn Trịnh Hà Đinh Tạ Chu";
pub(super) const MIDDLES: &str =
    "Văn Thị Đức Quang Hữu Minh Ngọc Thanh Xuân Bá Đình Công Kim Thu Hồng Mạnh Trọng Quốc Gia Thế";
pub(super) const GIVENS: &str = "Hùng Lan Hương Dũng Hoa Tuấn Mai Sơn Hà Thảo Cường Nga Thắng Bình Yến Long Phượng Hải Liên Tâm Khánh Oanh Toàn Nhung Đạt Thủy Vinh Hạnh Kiên Quyên Nghĩa Trang Lợi Dung Phong Huệ Khoa Loan Chiến Tuyết Nam Hằng Thịnh Vân Tùng Cúc Đông Sen Lâm Ngân Phúc Thoa Quý Dậu Huy Miền";

/// The parts of coined names, of which a long list has many that stand only once.
pub(super) const COINED_FIRST: &str =
    "vi ha na lo mi to sa ba ki du re vo zen bio eco nu pha go tra lu sen min ori dela";
pub(super) const COINED_SECOND: &str = "na ta ko ra li ma vi no sa xa la ni du pe";
pub(super) const COINED_LAST: &str =
    "food tex craft farm green home deco art gold tea pack life mart herb wood fresh";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_without_a_line_gets_the_last() {
        let things = Table::new(THINGS);
        assert_eq!(things.of("tofu").first(), Some(&("Đậu phụ", "tofu")));
        assert_eq!(things.of("unheard of"), things.of("other"));
        assert_eq!(Table::new("").of("tofu"), []);
    }

    #[test]
    fn every_word_is_paired() {
        let lines = [THINGS, SAID, CRAFTS, POINTS].into_iter().flat_map(str::lines);
        let listed = lines.filter_map(|line| line.split_once(": ")).map(|(_, words)| words);
        for words in listed.chain([SIGHTS, DISHES, SIZES]) {
            for (vi, en) in pairs(words) {
                let plain = |text: &str| !text.is_empty() && !text.contains(['=', ':', ',']);
                assert!(plain(vi) && plain(en) && words.contains(&format!("{vi}={en}")), "{vi}");
            }
        }
    }
}
