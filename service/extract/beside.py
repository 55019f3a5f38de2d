"""Posts right before and right after a name: "Chủ tịch UBND quận B A, Bí thư Quận ủy"."""

import re
from collections.abc import Container, Iterator

from service.extract.cues import KIN
from service.extract.honorifics import ends_with_honorific, is_britain
from service.extract.letters import DASH, LOWER, UPPER
from service.extract.name_words import is_foreign, is_place
from service.extract.names import Candidate
from service.extract.post_ends import End
from service.extract.post_words import find_heads, is_leader, is_sole, is_weak, match_head
from service.extract.posts import TERM, FoundPost, FoundPosts, find_posts

WINDOW = 170
"""Code points before a name in which its posts may begin."""

AFTER_NAME = re.compile(
    rf"""
    (?: \s* \( [^()]{{0,60}}? (?:\d{{4}}|\d\d\ tuổi) [^()]{{0,70}}? \) )?      # (SN 1960), (63 tuổi)
    (?: \s* \( (?:bìa|bên|thứ|đứng|ngồi|áo|ngoài|giữa|người|hàng|trái|phải|mặc|ảnh) (?!\w)
        [^()\n]{{0,40}} \) )?                                                  # (bìa trái)
    (?: \s*,? \s* (?: (?:SN|sinh\ năm)? \s* \d{{4}} | (?:sinh\ )?ngày\ \d[\d/.-]+ ) (?=\s*[,)])
      | \s*,?\s*\d\d\ tuổi )?
    (?: \s*,\s* (?: quê | trú ) \s [^,;.:\n]{{3,40}} (?=,) )?
    (?:
        \s* (?: [{DASH}]{{1,2}} | [,(:] ) \s* (?: tân \s+ | một \s+ (?= cựu\  | nguyên\  ) )?
        (?: (?: (?:đại|thượng|trung|thiếu)\ (?:tướng|tá|úy|uý) | tiến\ sĩ | thạc\ sĩ | luật\ sư | bác\ sĩ )
            \s*,\s* )?
      | \s*[,;{DASH}]?\s* [Cc]hức\ (?:vụ|danh) \s*:\s*
      | \s+ (?= với \s+ (?: vai\ trò | trách\ nhiệm | tư\ cách | cương\ vị ) \s+ là )
      | \s+ (?: tái\ đắc\ cử | đắc\ cử | trúng\ cử | tái\ cử | được\ bầu | được\ bổ\ nhiệm | được\ phân\ công
              | (?: được\ (?:chuyển|điều\ động|luân\ chuyển)\  )? từ
              | giữ | làm | hiện\ là | nguyên\ là | từng\ là | là )
            (?:\ (?:lại|làm|giữ|chức|vụ|chức\ vụ|chức\ danh|vào))* \s+
    )
    (?: (?: đồng\ thời | hiện | hiện\ nay | nay | khi\ đó | lúc\ đó | lúc\ này | bấy\ giờ
          | thời\ điểm\ (?:đó|này) )
        \ (?:đang\ )?(?:là|làm) \s+
      | (?: với \s+ )? (?: vai\ trò | trách\ nhiệm | tư\ cách | cương\ vị ) \s+ là \s+ | là \s+ )?
    | \s+ (?= nguyên\ | cựu\  )
    """,
    re.VERBOSE,
)
IN_BRACKETS = re.compile(r"\s*\(\s*(?:tức [^,()]{2,30},\s*|\d\d tuổi,\s*|(?:SN |sinh năm )?\d{4},\s*)?")
LATER_IN_BRACKETS = re.compile(r"\s*\([^,()\n]{2,30},\s*")
""" "A (luật sư, nguyên Viện phó ...)"."""

NEXT_WORD = re.compile(rf"[ \xa0](?=[{UPPER}])")
"""Between "đồng chí A" and his post where the comma was forgotten."""

PLURAL = re.compile(
    r"(?:^|[^\w])(?P<many>các|những|hai|ba|bốn|năm|sáu|nhiều|\d{1,2})\s+(?:đồng chí\s+)?\Z", re.IGNORECASE
)
NUMERALS = {"hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6}
UNCOUNTED = 99
"""How many hold a post of "các": all of the list."""

NAMELY = re.compile(
    r"\s+(?:(?:[^,.;:()]{0,40}\s)?(?:là|gồm|gồm có)|[^.;:()]{0,80},\s(?:bao )?gồm)\s*:?(?:\s+các)?\s*\Z"
)
"""Between a plural and the first of its names: "còn bốn Phó Chủ tịch là A, B"."""

IN_CHARGE = re.compile(r"\s+phụ trách\s+[^,.;:()]{2,40}\s\Z")
FIELD_OF_NEXT = re.compile(rf"\s+phụ trách\s+(?:[{LOWER}]+\s){{1,8}}(?=[{UPPER}])")
""" "A, Phó Chủ tịch phụ trách đô thị [B]"."""
SENTENCE = re.compile(
    r"[.!?…;\n](?:(?<!\n)(?<!TP.)(?<!Tp.)(?<!TX.)(?<!GS.)(?<!TS.)(?<!ThS.)(?<!BS.)(?<!\WP.)(?<!\WQ.)"
    rf"\s+(?=[{UPPER}“\"])|(?<=[\n;]))"
)
BEFORE_NAME = re.compile(
    rf"\s*(?:\((?:[{UPPER}]{{2,}}[\s&{DASH}]*)+\)|\((?:tỉnh |huyện |quận |thành phố |thị xã |TP\.? ?)?"
    rf"[{UPPER}][{LOWER}]+(?:\s[{UPPER}][{LOWER}]+){{1,3}}\))?\s*(?:[{DASH}:(]\s*)?\Z"
)
"""Perhaps an abbreviation of what has just been named, or its province: "(NN & PTNT)", "(Hà Nội)"."""
ACCORDING = re.compile(r"(?<!\w)(?:[Tt]heo|ý kiến của|đề nghị của|báo cáo của)\s+(?:[^\W\d_]+\s+){0,8}\Z")
ACTS = re.compile(r"\s+(?:chưa|đã|sẽ|đang|phải|cần|không|nên|nhấn mạnh|cho biết|cho rằng|khẳng định)(?!\w)")

HOLDS = re.compile(
    rf"\s*\([^()\n]{{2,40}}\)\s*[,{DASH}]\s*"
    r"|\s*(?:(?:đương nhiệm|hiện nay)\s*)?(?:,|do"
    r"|(?:(?:lúc|khi) (?:đó|ấy|này)|bấy giờ|hiện|hiện nay|đương nhiệm|thời điểm (?:đó|này)"
    r"|khác|duy nhất|trước đó|trước đây)?\s*là)\s*"
)
"""Between a post and who holds it: "Giám đốc Sở A lúc đó là ông B"."""

IS = re.compile(r"[^,(]*\slà\s*")
PROPOSED = re.compile(r"(?<!\w)giới thiệu(?!\w)[^.;\n]*\Z")
""" "giới thiệu Chủ tịch nước là ông A": not yet."""

TAKES = (" làm ", " giữ ")
"""Between a name and a post that is the holder's only if nobody proposes it: "giới thiệu A làm Bí thư"."""

OF_NEXT = re.compile(r"\s+là\s+(?:ông|bà|anh|chị|đồng chí)\s")
""" "Chủ tịch là ông A, Phó Chủ tịch là bà B"."""

SAID_OF = re.compile(
    rf"(?<!\w)(?:[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|đồng chí)\s(?:[{UPPER}][{LOWER}]+\s){{1,4}}"
    r"(?:đang |hiện |từng |được bầu )*(?:là|làm|giữ|giữ chức|giữ chức vụ)\s\Z"
)
"""Before a post that a sentence has just given to another: "ông A làm Bí thư, bà B ..."."""

NOW = re.compile(
    r"\s*\(\s*(?:(?:hiện|nay|hiện nay|hiện đang|sau này)\s+)?(?:đang\s+)?"
    r"(?:là|làm|giữ chức|giữ chức vụ)\s+(?!ông|bà)"
)
"""Between a post and another in brackets: "nguyên Chủ tịch UBND quận (hiện là [Bí thư Quận ủy])"."""

BRACKETS_OVER = re.compile(rf"\s*\)\s*(?:[{DASH}]|,)\s*")
OF_ANOTHER = re.compile(rf"(?:\s[{LOWER}]+){{0,3}}\scủa\s+")
OF_WHOM = re.compile(rf"{TERM}\s+(?:cho|đối với|với|của)\s+")
APPOINTED = re.compile(
    r"(?:bổ nhiệm|chức|phân công|điều động|bầu|phê chuẩn|chuẩn y|miễn nhiệm|tư cách)(?!\w)[^.;\n]{0,40}\Z"
)
APPOINTED_TOO = re.compile(
    r"(?:[Mm]iễn nhiệm|[Bb]ổ nhiệm|[Bb]ãi nhiệm)(?!\w)[^.;\n]{2,110}\s(?:đối với|cho)\s[^.;\n]{4,50}"
    r",?\s(?:và\s)?\Z"
)
"""Before the second of "miễn nhiệm chức X đối với ông A và [Y đối với ông B]"."""

HEAD_OF_STATE = re.compile(r"(?:thủ tướng|tổng thống|quốc vương)(?!\w)", re.IGNORECASE)
INDENT = 40
"""Code points before a signature's name on its line."""

LINE_ABOVE = re.compile(
    r"(?:\A|\n)[ \t]*(?P<post>[^\n]{4,80}?)[ \t]*\n(?:[ \t]*(?:\([^()\n]{2,30}\)[ \t]*)?\n)*[ \t]*\Z"
)
"""What a signature says above the name, and perhaps between them "(Đã ký)"."""

STRIPPED = re.compile(r"(?:xóa|xoá|hủy|huỷ|tước|bãi nhiệm|miễn nhiệm)\s+tư cách\s+\Z")
"""Before a post that somebody named earlier is told to have lost."""

GIVEN = re.compile(r"(?<!\w)(?:làm|giữ chức|giữ chức vụ|trở thành)\s\Z")
"""Before a post of whom the sentence is about: "A làm [Chủ tịch nước], Phó Thủ tướng B ..."."""

TO_BECOME = re.compile(r"(?<!\w)[đĐ]ể (?:trở thành|làm|được làm|giữ chức)\s\Z")
AUTHORITY = re.compile(r"(?:quyền|nhiệm|phân công|chỉ đạo|đồng ý|cho phép|kiến|công tác)\s+của\s+\Z")


class Beside:
    """The posts beside the names of one text; `names` are the places where names begin."""

    def __init__(self, text: str, names: Container[int]) -> None:
        self.text = text
        self.names = names

    def before(self, candidate: Candidate, claimed: int, has_own: bool) -> tuple[tuple[FoundPost, ...], int]:
        """Posts from `claimed` on that lead up to the name, and to how many they are given, 0 for one.

        With posts after the name (`has_own`), those before a comma are somebody else's.
        """
        limit = candidate.start
        while (honorific := ends_with_honorific(self.text, limit)) is not None and honorific < limit:
            if self._is_no_honorific(honorific, limit):
                break
            limit = honorific
        if candidate.honorific is not None and not is_britain(self.text, candidate.honorific, limit):
            limit = min(limit, candidate.honorific)
        looks_like_name = candidate.honorific is not None or candidate.plausible
        skipped = 0
        for start in self._starts_of_posts(max(claimed, limit - WINDOW, 0), limit):
            if start < skipped:
                continue
            found = find_posts(self.text, start, limit, self.names)
            served = self.served(found.posts[-1]) if found.posts else None
            if served is not None and BEFORE_NAME.fullmatch(self.text, found.end, limit):
                skipped = served
                continue
            if found.posts and self._reaches(found, limit, looks_like_name, has_own):
                if self._is_somebody_else(found, limit) or (has_own and self._is_of_many(start)):
                    skipped = found.posts[0].end
                    continue
                return found.posts, self._holders(start)
        return self._above(candidate), 0

    def _is_no_honorific(self, position: int, limit: int) -> bool:
        """Whether it is a place's second syllable or a country: "huyện Đông Anh", "Thủ tướng Anh"."""
        words = self.text[max(0, position - 12) : limit].split()
        return is_place(" ".join(words[-2:])) or is_britain(self.text, position, limit)

    def _holders(self, start: int) -> int:
        """How many hold a post: 2 for "hai Phó Giám đốc"."""
        plural = PLURAL.search(self.text, max(0, start - 20), start)
        if plural is None:
            return 0
        many = plural["many"].lower()
        return int(many) if many.isdigit() else NUMERALS.get(many, UNCOUNTED)

    def served(self, post: FoundPost) -> int | None:
        """Where the post begins of whom one serves: "thư ký của [Bộ trưởng]"."""
        if self.text.find("của", post.head_end, post.end) < 0:
            return None
        of = OF_ANOTHER.match(self.text, post.head_end, post.end)
        if of is None or match_head(self.text, of.end(), post.end) is None:
            return None
        return of.end()

    def _is_of_many(self, start: int) -> bool:
        """ "03 công chức của Phòng gồm: A (Trưởng phòng)": no post of who has one."""
        return is_weak(self.text, start) and self._holders(start) > 0

    def _above(self, candidate: Candidate) -> tuple[FoundPost, ...]:
        """In a signature the line above the name, in capitals."""
        if self.text[candidate.end : candidate.end + 1].strip(" ") not in ("", "\n"):
            return ()
        if "\n" not in self.text[max(0, candidate.start - INDENT) : candidate.start]:
            return ()
        line = LINE_ABOVE.search(self.text, max(0, candidate.start - WINDOW), candidate.start)
        if line is None or not line["post"].isupper():
            return ()
        found = find_posts(self.text, *line.span("post"), self.names)
        return found.posts if found.end == line.end("post") else ()

    def _is_somebody_else(self, found: FoundPosts, limit: int) -> bool:
        """ "Thừa ủy quyền của Thủ tướng, Bộ trưởng A": the first of the list is another man's."""
        start = found.posts[0].start
        if is_weak(self.text, start) and (len(found.posts) > 1 or "," in self.text[found.end : limit]):
            return True
        several = len(found.posts) > 1 or "," in self.text[found.end : limit]
        if several and TO_BECOME.search(self.text, max(0, start - 20), start):
            return True
        leads = len(found.posts) > 1 and BEFORE_NAME.fullmatch(self.text, found.end, limit)
        if leads and GIVEN.search(self.text, max(0, start - 20), start):
            return True
        if several and STRIPPED.search(self.text, max(0, start - 24), start):
            return True
        if len(found.posts) > 1 and (HEAD_OF_STATE.match(self.text, start) or self._names_its_holder(found)):
            return True
        if "," in self.text[found.end : limit] and KIN.search(self.text, max(0, start - 20), start):
            return True
        return several and AUTHORITY.search(self.text, max(0, start - 20), start) is not None

    def _names_its_holder(self, found: FoundPosts) -> bool:
        """Whether a foreigner who is called by one name follows the first: "Ngoại trưởng Lavrov, ..."."""
        first = found.posts[0]
        name = self.text[first.head_end : first.end].strip()
        return is_leader(self.text, first.start) and " " not in name and name != "" and is_foreign(name)

    def _starts_of_posts(self, first: int, limit: int) -> Iterator[int]:
        """In the sentence's last part, from left to right."""
        for end in SENTENCE.finditer(self.text, first, limit):
            first = end.end()
        return find_heads(self.text, first, limit)

    def _reaches(self, found: FoundPosts, limit: int, looks_like_name: bool, has_own: bool) -> bool:
        """With posts behind the name only "là" leads from these to it, no comma."""
        start = found.posts[0].start
        gap = self.text[found.end : limit]
        if OF_WHOM.fullmatch(gap):
            appointed = APPOINTED.search(self.text, max(0, start - 60), start)
            if appointed is None:
                appointed = APPOINTED_TOO.search(self.text, max(0, start - WINDOW), start)
            return appointed is not None
        if BEFORE_NAME.fullmatch(gap) or IN_CHARGE.fullmatch(gap):
            return True
        if NAMELY.fullmatch(gap) and PLURAL.search(self.text, max(0, start - 20), start):
            return True
        if not looks_like_name or (has_own and IS.fullmatch(gap) is None):
            return False
        if HOLDS.fullmatch(gap) is None or SAID_OF.search(self.text, max(0, start - 60), start):
            return False
        return not ("là" in gap and PROPOSED.search(self.text, max(0, start - 160), start))

    def after(self, candidate: Candidate) -> tuple[tuple[FoundPost, ...], End]:
        """Posts that follow the name; where another name follows right away, the last isn't its own.

        Nor are the others where the name has posts before it: "Bí thư A, Ủy viên BTV, Chủ tịch B".
        """
        begin = candidate.start
        for pattern in (AFTER_NAME, IN_BRACKETS, LATER_IN_BRACKETS, NEXT_WORD):
            bridge = pattern.match(self.text, candidate.end)
            if bridge is None or (pattern is NEXT_WORD and candidate.honorific is None):
                continue
            takes = TAKES[0] in bridge[0] or TAKES[1] in bridge[0]
            if takes and PROPOSED.search(self.text, max(0, begin - 160), begin):
                continue
            found = find_posts(self.text, bridge.end(), min(len(self.text), bridge.end() + 500), self.names)
            if found.posts and not self._is_next_subject(candidate, found):
                is_anothers = found.reason is End.NAME or self._is_of_next(found.end)
                is_anothers = is_anothers and self.served(found.posts[-1]) is None
                posts = found.posts[:-1] if is_anothers else found.posts
                return (*posts, *self._posts_after_brackets(found.end)), found.reason
        return (), End.PLAIN

    def _is_of_next(self, position: int) -> bool:
        """Whether a post that ends there is told of who is named next."""
        in_charge = self.text.startswith(" phụ trách ", position)
        field = FIELD_OF_NEXT.match(self.text, position) if in_charge else None
        if field is not None and field.end() in self.names:
            return True
        return OF_NEXT.match(self.text, position) is not None

    def acts(self, position: int) -> bool:
        """Whether what is said of somebody follows there: " cho biết"."""
        return ACTS.match(self.text, position) is not None

    def _is_next_subject(self, candidate: Candidate, found: FoundPosts) -> bool:
        """ "Theo ông A, Thủ tướng đã biết": the sentence is about another."""
        if not self.acts(found.end):
            return False
        first = candidate.start if candidate.honorific is None else candidate.honorific
        comma = "," in self.text[candidate.end : found.posts[0].start]
        return comma and ACCORDING.search(self.text, max(0, first - 60), first) is not None

    def _posts_after_brackets(self, position: int) -> tuple[FoundPost, ...]:
        """ "A (Bí thư) - Chủ tịch": those after the brackets; "nguyên Bí thư (nay là Chủ tịch)": in them."""
        over = BRACKETS_OVER.match(self.text, position) or NOW.match(self.text, position)
        if over is None:
            return ()
        found = find_posts(self.text, over.end(), min(len(self.text), over.end() + 300), self.names)
        if found.reason is End.NAME or ("," in over[0] and self._is_subject(found)):
            return ()
        return found.posts

    def _is_subject(self, found: FoundPosts) -> bool:
        """ "A (nguyên Bộ trưởng), Thủ tướng nêu rõ": who needs no name begins the sentence's next part."""
        following = self.text[found.end : found.end + 2]
        alone = len(found.posts) == 1 and is_sole(self.text[found.posts[0].start : found.end])
        return alone and following[:1] == " " and following[1:].islower()
