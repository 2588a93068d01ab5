# 프로그램의 모든 문장(한국어). en.ftl과 같은 키, 같은 변수를 쓴다.
# 한 문장에는 마침표를 찍지 않고, 입력이 더 필요하면 …을 붙이며, 이름표 뒤에는 쌍점을 쓰지 않는다.

## How sure a value is

status-published = 공표
status-derived = 산출
status-conflict = 출처 간 불일치
status-recollection = 출처 미확인
status-estimate = 추정
status-assumed = 가정
status-mine = 내 가정
status-open = ‘{ $field }’의 상태와 출처
status-apply = 적용
status-new-source = 새 출처
status-source-title = 출처 제목
status-help-published = 공표된 자료나 합의문에 있는 값
status-help-derived = 공표된 값에서 계산한 값
status-help-conflict = 출처마다 다른 값
status-help-recollection = 확인된 자료 없이 기억에 따른 값
status-help-estimate = 출처가 있는 전망이나 추정
status-help-assumed = 다른 사람의 가정
status-help-mine = 직접 정한 가정, 출처 없음
status-published-needs-source = 공표된 값에는 출처가 필요합니다. 출처를 선택하거나 새로 추가하세요
status-no-publisher = 새 출처의 발행처를 입력하세요
status-no-title = 새 출처의 제목을 입력하세요
status-not-an-address = 주소가 아닙니다. https:// 또는 http://로 시작해야 합니다

## Words

word-one-off = 일회성 금액
word-override = 직접 입력
word-none = 없음

## Counts

count-years = { $count }개 연도

series-value = { $year } { $value }
series-later = 이후 { $value }

## Fields

field-title = 제목
field-note = 비고
field-record = 기록 자료의 판
field-continues = 이어지는 협정
field-pays = 지급 측
field-receives = 수령 측
field-first-year = 시작 연도
field-last-year = 종료 연도
field-source = 출처 { $source }
field-source-title = 출처 { $source }의 제목
field-source-publisher = 출처 { $source }의 발행처
field-source-date = 출처 { $source }의 날짜
field-source-address = 출처 { $source }의 주소
field-before = 협정 직전 연도 금액
field-of-part = { $part }: { $field }
field-whole-part = 구성 부분 전체
field-part-note = 금액 비고
field-base = 기준액
field-rounding-to = 반올림 단위
field-rounding-how = 단수 처리 방식
field-rounding-carry = 다음 해의 계산 기준
field-rule = { $year }년부터의 증가율 산식
field-growth = { $year }년부터의 증가 방식
field-growth-rate = { $year }년부터의 증가율
field-growth-series = { $year }년부터의 연동 지표
field-growth-lag = { $year }년부터의 연동 지표 시차
field-growth-first = { $field }(첫째 항)
field-growth-second = { $field }(둘째 항)
field-floor = { $year }년부터의 하한
field-cap = { $year }년부터의 상한
field-rule-note = { $year }년부터의 증가율 산식 비고
field-amount = { $year }년 합의액
field-override = { $year }년 직접 입력액
field-one-off = { $year }년 일회성 금액
field-category = { $category } 배분 비중
field-series = { $series } 전체 연도
field-series-year = { $series } { $year }년
field-series-then = { $series } 이후 연도
field-exchange = { $currency } 환율
field-exchange-of-pair = { $from }·{ $to } 간 환율
field-exchange-all = { $exchange } 전체 연도
field-exchange-year = { $exchange } { $year }년
field-exchange-then = { $exchange } 이후 연도

## Series

series-cpi = 소비자물가
series-cpi-change = 소비자물가 상승률
series-defence-budget = 국방비 증가율
series-defence-budget-change = 국방비 증가율
series-gdp-deflator = GDP 디플레이터
series-gdp-deflator-change = GDP 디플레이터 상승률
series-real-gdp-growth = 실질 GDP 성장률
series-cpi-to-september = 소비자물가(9월까지 1년)
series-real-gnp-to-september = 실질 GNP(9월까지 1년)
series-cpi-to-september-change = 9월까지 1년간 소비자물가 상승률
series-real-gnp-to-september-change = 9월까지 1년간 실질 GNP 증가율
series-real-gdp-growth-change = 실질 GDP 성장률

## Kinds of growth

growth-freeze = 동결
growth-fixed = 고정 증가율
growth-index = 지표 연동
growth-sum = 두 증가율의 합

## Clauses in a sentence

clause-freeze = 동결
clause-fixed = 매년 { $rate } 증가
clause-grows = { $growth }
clause-term-freeze = 0%
clause-term-fixed = { $rate }
clause-term-index = { $lag ->
    [0] 당해 연도
    [1] 전년도
    [2] 전전년도
   *[other] { $lag }년 전
} { $series }
clause-term-sum = { PARTICLE($first, "과/와") } { $second }의 합
clause-at-least = { $growth }, 하한 { $floor }
clause-at-most = { $growth }, 상한 { $cap }
clause-between = { $growth }, 하한 { $floor }, 상한 { $cap }
clause-lag = { $lag ->
    [0] 당해 연도
    [1] 전년도
    [2] 전전년도
   *[other] { $lag }년 전
}

## Rounding

rounding-in-words = { $unit } 단위 { $how }, { $carry }
rounding-half-up = 반올림
rounding-half-even = 오사오입(짝수 반올림)
rounding-down = 절사
rounding-carry-rounded = 다음 해는 단수 처리한 금액을 기준으로 계산
rounding-carry-unrounded = 다음 해는 단수 처리 전 금액을 기준으로 계산

## Measures

measure-amount = 금액
measure-in-currency = { $currency } 환산
measure-constant-prices = { $year }년 불변가격
measure-price-level = { $of }년과의 물가수준 비
figure-price-level = { $later }년 물가수준({ $earlier }년 = 1)
measure-present-value = 현재가치
measure-cumulative = 누계
measure-growth = 증가율
measure-index = 연동 지표
measure-share-of-defence-budget = 국방예산 대비 비율
measure-share-of-gdp = GDP 대비 비율
measure-share-of-stationing-cost = 주둔비용 대비 분담률
measure-per-soldier = 주한미군 1인당

## Menu

menu-file = 파일
menu-edit = 편집
menu-view = 보기
menu-help = 도움말
menu-new = 새 시나리오
menu-open = 열기…
menu-open-shipped = 협정 열기
menu-save = 저장
menu-save-as = 다른 이름으로 저장…
menu-close = 닫기
menu-compare-file = 저장된 파일과 비교
menu-duplicate = 복제
menu-export = 내보내기…
menu-quit = 종료
menu-undo = 실행 취소
menu-redo = 다시 실행
menu-undo-of = 실행 취소: { $what }
menu-redo-of = 다시 실행: { $what }
menu-back-to-opened = 처음 상태로 되돌리기
menu-copy-shown = 표시된 대로 표 복사
menu-copy-table = 모든 자릿수로 표 복사
finder-hint = 명령, 조건, 추가할 항목, 시나리오 또는 연도
finder-nothing = 찾은 항목이 없습니다
finder-more = { $count }개 더 있음: 단어를 더 입력하세요
finder-not-now = 지금은 할 수 없음
finder-term = 조건
finder-addition = 추가
finder-scenario = 시나리오
finder-shipped = 프로그램에 포함
finder-year = { $year }년 총액
cell-explain = 근거 보기
cell-copy = 복사
cell-can-be-set = 값을 지정할 수 있음: 값을 입력하거나 F2를 누르십시오
cell-set = { $year }년 값 지정…
cell-set-rate = { $what } 지정…
cell-clear = 지정한 값 지우기
cell-set-later = 이후 연도도 같게 지정
cell-find-base = 이 총액이 되는 기준액 찾기…
cell-find-rate = 이 총액이 되는 증가율 찾기…
sought-found = { $field } { $value } → { $year }: { $total }
sought-less = 찾는 금액보다 { $amount } 적음. 더 가까운 값 없음
sought-more = 찾는 금액보다 { $amount } 많음. 더 가까운 값 없음
sought-at-most = { $year }년 총액은 값을 아무리 높여도 { $total } 이하
sought-at-least = { $year }년 총액은 값을 아무리 낮춰도 { $total } 이상
sought-stated = { $year }년 총액이 직접 지정되어 있음. 먼저 지정을 지우세요
sought-unknown = { $year }년 총액을 알 수 없음
sought-no-effect = 기준액이나 증가율이 { $year }년에 영향을 주지 않음: 그 전의 금액이 지정되어 있거나 하한과 상한이 증가율을 고정함
sought-may-fall = { $year }년에 대해서는 찾지 않음: 음수 금액이 있거나 증가율이 −100% 미만
cell-not-set = 여기에는 지정한 값이 없습니다
settable-against = 기준 시나리오와의 차이는 지정할 수 없습니다. 먼저 값 자체를 표시하세요
settable-growth = 증가율은 금액에서 산출됩니다. { $year }년 총액이나 지수를 지정하세요
settable-sum-of-parts = 총액은 각 부분의 합계입니다. { $year }년 부분 금액을 지정하세요
settable-same-every-year = 이 규칙의 증가율은 모든 연도에 같습니다. 조건에서 바꾸십시오
settable-two-growths = 이 규칙은 두 증가율을 더합니다. 조건에서 바꾸십시오
settable-no-series = 규칙이 읽는 계열이 시나리오에 없습니다. 조건에서 추가하세요
settable-converted = { $year }년 총액에서 환산한 값입니다. 총액을 지정하거나 이 칸의 메뉴에서 환율을 지정하세요
settable-computed = 다른 값에서 산출됩니다. { $year }년 총액이나 지수를 지정하세요
menu-copy-picture = 그림 복사
menu-copy-scenario = 시나리오를 텍스트로 복사
pasted-text = 붙여넣은 텍스트
menu-theme = 테마
menu-theme-light = 밝게
menu-theme-dark = 어둡게
menu-theme-system = 시스템 설정
menu-language = 언어
menu-set-baseline = 기준 시나리오로 지정
menu-unset-baseline = 기준 시나리오 해제
menu-edit-together = 여러 시나리오 함께 편집…
menu-edit-in-hand = 현재 시나리오만 편집
menu-move-up = 위로 이동
menu-move-down = 아래로 이동
menu-next-scenario = 다음 시나리오
menu-previous-scenario = 이전 시나리오
menu-step-back = 산출 근거에서 이전 단계로
menu-find = 찾기…
menu-about = Costshare 정보

## Views

view-projection = 추계
view-compare = 비교

## Comparing on screen

compare-how = 비교하려면 시나리오를 하나 더 열거나 복제하세요
compare-baseline-named = { $title }(기준)
compare-file-as-saved = { $file } 저장본
compare-file-read = 기준은 마지막으로 읽은 파일이며, 열려 있지 않아 바뀌지 않습니다
compare-headline = { $what } · ‘{ $baseline }’ 대비 { $change }
compare-headline-same = { $what } · { PARTICLE($baseline, "과/와") } 같음
compare-headline-nothing = { $what } · ‘{ $baseline }’ 대비 차이 없음
compare-no-sums = 비교할 합계가 없음
compare-chart-less-from = { $year }년부터 ‘{ $title }’ 연간 금액이 기준 시나리오보다 적음
compare-chart-more-from = { $year }년부터 ‘{ $title }’ 연간 금액이 기준 시나리오보다 많음
compare-chart-less = { $years } ‘{ $title }’ 금액이 기준 시나리오보다 적음
compare-chart-more = { $years } ‘{ $title }’ 금액이 기준 시나리오보다 많음
compare-chart-same = { $years } 모든 연도에서 ‘{ $title }’ 금액이 기준 시나리오와 같음
compare-chart-nothing = 비교하는 연도가 없음
compare-not-in-term = 협정 기간이 아님
compare-not-in-term-in-all = 일부 연도가 협정 기간이 아님
compare-as-later = { $value }(이후 연도와 동일)
compare-chart-unknown = { $years } ‘{ $title }’ 금액은 기준 시나리오와 비교할 수 없음
compare-chart-other-rates = ‘{ $title }’ 시나리오와 기준 시나리오의 환율 종류가 달라 차액을 산출하지 않음
compare-mark-less = 이후 연간 금액이 기준보다 적음
compare-mark-more = 이후 연간 금액이 기준보다 많음
compare-mark-both-less = 이후 연간 금액·누계가 기준보다 적음
compare-mark-both-more = 이후 연간 금액·누계가 기준보다 많음
compare-mark-at-the-latest = 늦어도 { $mark }
compare-mark-sums-less = 이후 누계가 기준보다 적음
compare-mark-sums-more = 이후 누계가 기준보다 많음
compare-differences-title = 기준 시나리오 대비 차액
compare-summary = 기준 시나리오 대비 차액: { $figures }
compare-note-apart = ‘{ $title }’에만 있어 비교에서 제외한 연도: { $years }
compare-note-apart-amount = ‘{ $title }’에만 있어 비교에서 제외한 연도: { $years }, 합계 { $amount }
compare-note-apart-in-pair = ‘{ $title }’·‘{ $other }’ 가운데 앞의 시나리오에만 있어 둘의 비교에서 제외한 연도: { $years }
compare-note-apart-in-pair-amount = ‘{ $title }’·‘{ $other }’ 가운데 앞의 시나리오에만 있어 둘의 비교에서 제외한 연도: { $years }, 합계 { $amount }
compare-note-level = ‘{ $title }’ 시나리오는 기간이 먼저 시작되므로 { $year }년 수준을 기준액으로 봄
compare-note-parties = ‘{ $title }’: { $parties }
compare-note-rates = ‘{ $title }’: { $rates }
compare-note-share = 여러 해의 비율은 합산할 수 없으므로 합계·효과·증감 요인은 금액 기준임
compare-note-left-out = 별도로 표시하지 않은 시나리오: { $titles }
compare-note-amounts = 금액
compare-nothing-costs = 차이 항목이 이 기간의 금액에 영향을 주지 않음
compare-redline-title = 차이 항목
compare-change = { $before } → { $after }
compare-line-name = { $name }: { $before } → { $after }, { $effect }
compare-all-together = 모두 변경
compare-break-even-title = 역전 시점
compare-table-title = 연도별 비교
compare-other-in-hand = 기준 시나리오가 선택되어 있어 ‘{ $title }’ 시나리오를 이와 비교함
bridge-summary = ‘{ $baseline }’ { $before }에서 ‘{ $scenario }’ { $after }까지({ $unit }): { $causes }; 합계 { $change }
bridge-span = 대상 기간
bridge-span-sum = { $years } 합계
bridge-way = 요인 적용 순서
bridge-way-average = 모든 순서의 평균
bridge-way-in-order = 순서대로 적용
bridge-in-order = 적용 순서: { $causes }
bridge-earlier = 앞으로
bridge-later = 뒤로
bridge-earlier-name = { $cause } 앞으로 이동
bridge-later-name = { $cause } 뒤로 이동
bridge-cause-name = { $cause }: { $amount }
bridge-cause-alone = 이 요인만 모두 변경
bridge-fields-together = 항목별 단독 효과의 합계와 다른 금액: { $amount }(항목 간 상호작용)
bridge-cause-together = 막대에는 다른 요인과의 상호작용에 따른 { PARTICLE($amount, "이/가") } 더 포함됨
bridge-no-fields = 별도 항목 없음: 다른 요인에 표시된 항목 또는 규칙 전체와 함께 변경됨
break-even-begins-more = ‘{ $title }’ 금액이 처음에는 더 많음: { $year }년 { $change }
break-even-begins-less = ‘{ $title }’ 금액이 처음에는 더 적음: { $year }년 { $change }
break-even-less = { $year }년부터 연간 금액이 더 적어짐: { $year }년 { $change }
break-even-more = { $year }년부터 연간 금액이 더 많아짐: { $year }년 { $change }
break-even-no-crossing = 연간 금액의 역전 없음
break-even-sums-less = { $first }년 이후 누계는 { $year }년부터 더 적음: 해당 연도까지 { $change }
break-even-sums-more = { $first }년 이후 누계는 { $year }년부터 더 많음: 해당 연도까지 { $change }
break-even-no-sum-crossing = 누계의 역전 없음

## 기준 시나리오 대비 표시

reading-name = 기준 시나리오 대비
reading-value = 값
reading-difference = 차이
reading-per-cent = 차이율(%)
reading-difference-to = ‘{ $baseline }’ 대비 차이
reading-per-cent-of = ‘{ $baseline }’ 대비 차이율(%)
reading-unit = 차이, { $unit }
reading-and-value = { $change } ({ $value })
reading-not-there = ‘{ $baseline }’에 해당하는 값이 없음
reading-not-above-zero = ‘{ $baseline }’ 값이 0 이하이므로 비율을 산출할 수 없음
reading-other-rates = ‘{ $baseline }’ 값은 { $of-baseline }, 이 값은 { $own } 기준임: 두 종류의 환율은 섞어 쓰지 않으므로 차이를 알 수 없음
reading-too-large = 정확히 보존할 수 있는 자릿수를 초과함
reading-baseline-unknown = ‘{ $baseline }’ 값을 알 수 없음: { $why }
reading-title-above = { $year }년 ‘{ $baseline }’보다 { $change } 많음
reading-title-below = { $year }년 ‘{ $baseline }’보다 { $change } 적음
reading-title-same = { $year }년 { PARTICLE($baseline, "과/와") } 같음
reading-title-none = { PARTICLE($baseline, "과/와") } 비교할 수 있는 연도가 없음
reading-sum = { $figure }, 공통 연도 합계
reading-note-record = ‘{ $baseline }’에 값이 없어 제외한 실적 연도: { $years }
reading-note-since = 누계와 현재가치는 양쪽에 모두 있는 첫해인 { $year }년부터 산출

## 시나리오 나란히 보기

charts-name = 그래프 배치
charts-one = 한 그래프로
charts-side-by-side = 나란히
scales-name = 그래프의 축
scales-same = 같은 축
scales-own = 개별 축
scales-differ = 그래프마다 축이 다르므로 높이를 서로 비교할 수 없음
side-by-side-baseline = 가는 회색 선: ‘{ $baseline }’(기준)
side-by-side-change = { $years } { $change }
side-by-side-no-change = 공통 합계 없음

## Panels

panel-views = 화면
panel-scenarios = 시나리오
panel-terms = 협정 조건
panel-explanation = 산출 근거
panel-sources = 출처
panel-problems = 오류
panel-assumptions = 가정
panel-nothing-selected = 표나 그래프에서 수치를 선택하세요
panel-no-scenario = 협정을 열거나 새 시나리오를 만드세요
panel-not-computed = 이 시나리오의 수치를 계산하지 않았습니다
panel-compute = 계산
panel-no-problems = 문제 없음
panel-hide-assumed = 가정값 숨기기
panel-against-signed = 서명된 협정과 비교
panel-against-opened = 처음 상태와 비교

## Charts

chart-projected = 추계
chart-record = 합의액
chart-cap-binds = 상한
chart-floor-binds = 하한
chart-not-from-zero = 세로축이 0에서 시작하지 않음
chart-sources = 자료: { $sources }
chart-sources-more = { $sources } 외 { $count }곳
chart-letters-lacking = 글꼴에 없어 네모로 그린 글자: { $letters }
letters-lacking = 이 컴퓨터의 어느 글꼴에도 없는 글자: { $letters }
chart-scenarios = 시나리오: { $names }
chart-waterfall-key = ▲ 증가, ▼ 빗금 감소

## 추계 화면

chart-hollow-assumed = ○ 가정에 따른 값
chart-converted = 환산
plot-name = 그래프 값
plot-level = 금액 그대로
plot-change = 전년 대비 증감, %
plot-index = 지수, { $year }년 = 100
plot-log = 금액 그대로, 로그 축
plot-axis-change = 전년 대비 증감, %
plot-axis-log = 로그 축
plot-index-year = 지수 100 기준 연도
plot-note-not-above-zero = 0 이하라서 로그 축에 그리지 않은 연도: { $years }
plot-note-no-base = { $year } 값을 알 수 없어 지수가 없음: { $lines }
chart-in-sight = 보이는 연도
chart-first-in-sight = 보이는 첫해
chart-last-in-sight = 보이는 마지막 해
chart-how-seen = 보이는 연도: { $years }. + 확대, − 축소, Shift와 화살표로 이동, 0 처음 보기
foot-notes = 주석과 출처
table-sign-assumed = 가정에 따른 값
table-sign-estimate = 추정에 따른 값
table-sign-cap = 상한 적용
table-sign-floor = 하한 적용
table-sign-override = 직접 입력
table-sign-one-off = 일회성 금액 포함
rests-on-derived = 산출값에 근거
rests-on-conflict = 출처 간 불일치하는 값에 근거
rests-on-recollection = 출처 미확인 값에 근거
table-sign-doubtful = 산출값, 출처 미확인 또는 출처 간 불일치
measure-currency = 통화
measure-prices = 가격 기준
measure-current-prices = 경상가격
measure-shown-as = 표시 방식
measure-rates-scenario = 시나리오의 환율
measure-rates-average = 연평균 환율
measure-year-of-prices = 다른 해의 가격
measure-each-year = 연도별
measure-not-discounted = 할인하지 않음
measure-present-value-at = 현재가치 할인율
explanation-rests-on = 근거
explanation-lead-figure = 이 값의 설명 보기
explanation-lead-field = 바꿀 수 있는 곳으로 가기
explanation-open-address = 브라우저로 열기:
explanation-copy-address = 주소 복사:
explanation-own = { $names }: 직접 입력, 출처 없음
explanation-assumed = { $names }: 가정, 출처 없음
explanation-way-back = 거쳐 온 단계
explanation-back-to = { PARTICLE($figure, "으로/로") } 돌아가기
address-copied = 브라우저를 열 수 없어 주소를 복사했습니다: { $address }
paste-open = 값 붙여넣기…
paste-title = 연도와 값 붙여넣기
paste-target = 넣을 곳
paste-overrides = 직접 입력한 금액
paste-agreed = 합의액
paste-text = 붙여넣은 내용
paste-hint = 한 줄에 한 해씩: 2027, 탭, 2.1%
paste-understood-as = 해석한 내용
paste-instead = 기존 값 { $value }
paste-as-it-stands = 기존 값과 같음
paste-levels = 백분율이 아니라 지수 수준입니다. 전년 대비 증가율로 넣을까요?
paste-levels-tenths = 증가율(0.1% 단위)
paste-levels-millionths = 증가율(0.0001% 단위)
paste-levels-less-hundred = 100을 뺀 값(전년 = 100)
paste-assumed = 상태와 출처를 함께 적지 않은 값은 가정으로 표시되고, 기존과 같은 값은 상태와 출처를 유지합니다

## What new values would change

revision-as-it-stands = 현재
revision-new-values = 반영 후
revision-scenario-as-it-stands = 현재 시나리오
revision-scenario-with-new = 새 값을 반영한 시나리오
revision-in-all = 합계
revision-comes-to = 합계 { $change }
revision-changes = { $years }: 합계 { $change } ({ $before } → { $after })
revision-sums-apart = { $after-years }: 반영 후 합계 { $after }, 현재 합계 { $before } ({ $before-years })
revision-sum-over = { $years } 합계 { $sum }
revision-note-sums-apart = 합계는 금액이 있는 모든 연도를 더한 값으로 현재는 { $before-years }, 반영 후는 { $after-years }이며, 차액은 표시하지 않습니다
revision-same = { $years }: 금액은 변동 없음
revision-nothing = 변동 없음: 시나리오에 이미 같은 값이 있음
revision-nothing-between = 어느 쪽을 반영해도 결과가 같음
revision-no-sums = 합계가 얼마나 달라지는지 알 수 없음
revision-to-come = 반영하기 전에 무엇이 달라지는지 여기에 표시됩니다

## Editions of a series

editions-open = 발표 자료…
editions-open-of = { $series } · 발표 자료…
editions-title = 발표 자료: { $series }
editions-list = 발표 자료
editions-published = 공표 실적
editions-record = 기록 자료({ $edition }판, 추정 포함)
editions-against = 비교 대상
editions-head-scenario = 시나리오
editions-by-rule-year = 규칙 적용 연도 기준 값: { $rule }년 값은 해당 규칙이 참조하는 { $year }년에 표시하며 이후 연도도 같음
editions-left-out = { $edition }: 규칙 적용 연도 기준 값이나 이 시나리오의 규칙이 참조하는 연도가 하나로 정해지지 않아 제외
editions-with-year = { $year }년 포함
editions-only-scenario = 반영하려면 현재 시나리오와 비교하세요
editions-values = { $year }년, { $scenario }: { $now }; { $edition }: { $value }
editions-value-of = { $year }년 { $value }
editions-notice = 기록 자료: { $values }. 반영하면 { $year }년 { $change }, 합계 { $sum }
editions-notice-same = 기록 자료: { $values }. 반영해도 금액은 변동 없음
editions-notice-plain = 기록 자료: { $values }
editions-notice-more = 외 { $count }건

## Status bar

status-bar-saved = 저장됨
status-bar-changed = 저장 후 변경됨
status-bar-untitled = 저장하지 않음
status-bar-assumptions = 가정 { $count }건
status-bar-problems = 오류 { $count }건
status-bar-notices = 알림 { $count }건
status-bar-computed-in = 계산 시간 { $time }

# 공표 실적과 규칙의 대조
replay-fits = 일치
replay-differs = 불일치: 규칙으로 산출한 금액이 공표 금액과 다름
replay-named = 협정에 명시되었거나 협상으로 정한 금액으로, 재산출할 규칙이 없음
replay-follows = 규칙에 따라 산출되며 아직 공표된 금액이 없음
replay-waits = 아직 공표되지 않은 지표를 기다림
replay-named-otherwise = 재산출 불가: 10%를 적용하면 소수점이 생기지만 본문은 백만 달러 단위로 명시하였고, 해당 연도는 다시 협상됨
replay-index-period = 재산출 불가: 본문은 9월까지 12개월간의 지표를 쓰지만 기록 자료에는 연간 값만 있음
replay-index-revised = 재산출 불가: 당시 공표된 디플레이터가 기록 자료에 없고 이후 개편된 값만 있음
replay-base-not-the-percentage = 재산출 불가: 기준액은 협상으로 정해졌으며, 발표된 증가율로는 다른 금액이 나옴
replay-summary = 재산출할 수 있는 { $count }개 연도 중 { $fits }개 연도가 반올림 단위까지 일치
cli-marked = * 추정·가정에 근거하거나 산출된 값, 또는 상한·하한이 적용된 값. 자세한 근거는 `costshare explain`
cli-problem = 문제
cli-notice = 알림
cli-comment-lost = 시나리오 안에 있는 이 주석은 남지 않습니다: { $comment }
cli-far-from = { $field }: { $value }, 기존 값 { $now }의 { $times }배
cli-far-below = { $field }: { $value }, 기존 값 { $now }의 { $times }분의 1
cli-far-above-year = { $field }: { $value }, 이를 뺀 그해 금액 { $now }의 { $times }배
cli-not-an-edit = `{ $found }`: 필드=값 형식이 아님. 예: `rule.2027.cap=4%`
cli-no-figure = `{ $figure }`: 이 시나리오에 없는 수치. 쓸 수 있는 이름: { $known }
cli-figure-outside-years = `{ $figure }`: `{ $row }` 기간({ $years })을 벗어남
cli-figure-not-explained = `{ $figure }`: 설명할 수 없는 수치
cli-command-and-files = 명령과 창에서 열 파일을 함께 쓸 수 없음. 명령과 이름이 같은 파일은 `./FILE`로 여세요
cli-no-command = `{ $word }`: 그런 명령도 파일도 없음. 명령 목록은 `costshare --help`
cli-window-not-opened = 창을 열 수 없음: { $error }. `costshare --help`의 명령에는 창이 필요 없음
cli-without-window = 창 없이 만든 프로그램임. 명령 목록은 `costshare --help`
cli-no-agreement = 제{ $number }차 협정은 없음. 실적에는 제1차부터 제{ $last }차까지 있음
cli-not-a-year = `{ $found }`: { $option } 뒤에 쓸 수 있는 연도가 아님. 예: `{ $option } { $example }`
cli-not-a-year-of-record = `{ $found }`: --year 뒤에는 실적에 있는 연도가 필요함. 예: `--year 2010`
cli-no-rule-begins = { $year }년에 시작하는 규칙이 없음. 시나리오에 있는 규칙의 첫해: { $known }
cli-cost-not-positive = `--cost { $found }`: 0보다 큰 금액이 필요함
cli-record-only-shares = `--year`와 `--cost`는 `shares` 페이지에만 쓸 수 있음
cli-record-cost-alone = `--cost`에는 연도가 필요함. 예: `--year 2026` 추가
cli-record-only-amounts = `--in`과 `--real`은 `amounts` 페이지에만 쓸 수 있음
cli-not-a-discount = `{ $found }`: --discount 뒤에는 연이율이 필요함. 예: `--discount 3%`
cli-no-discount = `--by present-value`에는 할인율이 필요함. 예: `--discount 3%` 추가
cli-would-not-do = 저장하지 않음. 결과에 다음 문제가 있음:
cli-size-has-no-room = --size: 그래프 크기는 240 × 180~4000 × 4000포인트(85 × 64~1411 × 1411 mm)여야 하며, 픽셀은 --dpi 기준으로 계산함
cli-export-no-format = { $path }: 파일 형식을 알 수 없음. 파일 이름을 다음 중 하나로 끝내세요: { $known }
cli-export-nothing = 내보낼 시나리오가 없음
cli-export-no-room = 파일에 담을 수 없음: { $error }
cli-export-only-shown = { $path }: 통합 문서에는 --date를 쓸 수 없음. .csv와 .md에만 적용됨
cli-export-no-brief = --brief는 보고서에만 쓸 수 있으며 { $path } 파일은 보고서가 아닙니다
cli-there-already = { $path } 파일이 이미 있음. 덮어쓰려면 `--force` 사용
cli-force-would = 덮어쓰려면 `--force` 사용
cli-left-out = 표준 출력에는 첫 파일만 씀. 제외: { $files }
cli-saved-not-printed = 파일은 저장했으나 이를 출력하지 못함: { $error }
cli-format-differs = { $path } 이름과 `--format { $format }`의 형식이 다름. `--format`을 빼거나 이름을 .{ $format }(으)로 끝낼 것
cli-format-needed = 표준 출력만으로는 형식을 알 수 없음. `--format`으로 지정: { $known }
cli-set-twice = `{ $field }` 값을 `{ $first }`와 `{ $second }`로 두 번 지정함. 하나만 남길 것
cli-chart-format = { $path }: 그림 형식이 아님. 파일 이름 끝은 .svg, .png, .pdf 중 하나
cli-chart-one-or-two = 시나리오 { $found }개. 1개, 또는 비교 기준을 더해 2개가 필요함
cli-chart-just-two = 시나리오 { $found }개. 기준 시나리오와 비교할 시나리오, 2개가 필요함
cli-chart-three = 시나리오 { $found }개. 기준 시나리오와 비교할 시나리오 2개 이상이 필요함
cli-chart-two = 시나리오 { $found }개. 기준 시나리오와 비교할 시나리오 1개 이상이 필요함
cli-chart-none = 시나리오 { $found }개가 지정되었으나 실적 그래프에는 시나리오가 필요하지 않음
replay-head-agreement = 협정과 연도
replay-head-published = 합의 금액
replay-head-by-rule = 규칙에 따른 금액과 단위

## Problems

problem-term-too-long = { $field }: 협정 기간이 { $years }년임(최장 { $most }년). 시작 연도나 종료 연도를 조정하세요
problem-term-empty = { $field }: 종료 연도 { $last }년이 시작 연도 { $first }년보다 앞섬. 시작 연도와 같거나 그 이후 연도를 입력하세요
problem-year-out-of-range = { $field }: { $year }년은 { $first }~{ $last }년 범위를 벗어남. 범위 안의 연도를 입력하세요
problem-lag-out-of-range = { $field }: 시차 { $lag }년은 0~{ $longest }년 범위를 벗어남. 시차를 줄이세요
problem-too-many-digits = { $field }: { $value } 값이 { $digits }자리임(최대 { $most }자리). 자릿수를 줄이세요
problem-growth-below-all = { $field }: 증가율 { $value } 값이 −100%보다 낮음. −100% 이상으로 입력하세요
problem-sum-below-all = { $field }: { $others ->
    [0] { $year }년 증가율의 합 { $value } 값이 −100%보다 낮음. 합이 −100% 이상이 되도록 입력하거나 하한을 두세요
   *[other] { $year }년 외 { $others }개 연도의 증가율 합({ $year }년 { $value })이 −100%보다 낮음. 합이 −100% 이상이 되도록 입력하거나 하한을 두세요
}
problem-growth-too-fine = { $field }: { $value } 값의 백분율 소수 자릿수가 네 자리를 초과함. 자릿수를 줄이세요
problem-negative-amount = { $field }: { $value } 값이 음수임. 0 이상으로 입력하세요
problem-rate-not-positive = { $field }: 환율 { $value } 값이 0보다 크지 않음. 0보다 큰 환율을 입력하세요
problem-unit-not-positive = { $field }: 반올림 단위 { $value } 값이 0보다 크지 않음. 0보다 큰 단위를 입력하세요(예: 1억원)
problem-floor-above-cap = { $field }: 하한 { PARTICLE($floor, "이/가") } 상한 { $cap }보다 높음. 하한을 낮추거나 상한을 높이세요
problem-shares-not-whole = { $field }: 배분 비중의 합이 100%가 아니라 { $sum }임. 비중을 조정하세요
problem-weight-not-percent = { $field }: { PARTICLE($weight, "은/는") } 숫자이나 첫 항목의 비중은 백분율임. 한 가지 방식으로 통일하세요
problem-weight-not-plain = { $field }: { PARTICLE($weight, "은/는") } 백분율이나 첫 항목의 비중은 숫자임. 한 가지 방식으로 통일하세요
problem-negative-weight = { $field }: 비중 { $weight } 값이 음수임. 0 이상으로 입력하세요
problem-no-shares = { $field }: 모든 비중이 0임. 하나 이상을 0보다 크게 입력하세요
problem-no-parts = { $field }: 시나리오에 구성 부분이 없음. 하나 이상 추가하세요
problem-name-missing = { $field }: 구성 부분에 이름이 없음. 구성 부분이 여럿이면 각각 이름을 붙이세요(예: ‘won’)
problem-name-not-plain = { $field }: ‘{ $name }’ 이름은 항목 주소에 쓸 수 없음. 글자, 숫자, _, -만 쓰세요
problem-name-reserved = { $field }: ‘{ $name }’ 이름은 항목 이름과 같아 쓸 수 없음. 다른 이름을 붙이세요(예: ‘won’)
problem-name-taken = { $field }: ‘{ $name }’ 이름이 중복됨. 다른 이름을 붙이세요
problem-series-missing = { $field }: ‘{ $series }’ 시계열이 시나리오에 없음. 시나리오에 있는 시계열 중에서 선택하세요: { $known }
problem-series-missing-all = { $field }: ‘{ $series }’ 시계열이 시나리오에 없고 다른 시계열도 없음. 같은 이름의 시계열을 추가하세요
problem-series-value-missing = { $field }: { $others ->
    [0] { $year }년 증가율 산식에 필요한 { $needed }년 값이 없음. 값을 입력하세요
   *[other] { $year }년 증가율 산식에 필요한 { $needed }년 값이 없음(그 밖에 { $others }개 연도도 값이 없음). 값을 입력하세요
}
problem-series-open = { $field }: { $others ->
    [0] 시계열을 비워 두어 { $year }년의 증가율 산식 적용 결과를 알 수 없음. 값을 입력하면 산출됨
   *[other] 시계열을 비워 두어 { $year }년 외 { $others }개 연도의 증가율 산식 적용 결과를 알 수 없음. 값을 입력하면 산출됨
}
problem-exchange-missing = { $field }: { $others ->
    [0] { $year }년 { $currency } 환율이 없음. 환율을 입력하세요
   *[other] { $year }년 외 { $others }개 연도의 { $currency } 환율이 없음. 환율을 입력하세요
}
problem-exchange-pair = { $field }: { $value } 값은 다른 통화 간의 환율임. { $pair } 환율로 입력하세요
problem-exchange-turned = { $field }: { $value } 값은 이 통화의 다른 환율과 표시 방향이 반대임. { $pair } 환율로 입력하세요
problem-exchange-of-main = { $field }: { PARTICLE($currency, "은/는") } 기준 통화이므로 환율이 필요 없음. 삭제하세요
problem-no-rule = { $field }: { $others ->
    [0] { $year }년에 적용할 증가율 산식이나 합의액이 없음. 둘 중 하나를 추가하세요
   *[other] { $year }년 외 { $others }개 연도에 적용할 증가율 산식이나 합의액이 없음. 둘 중 하나를 추가하세요
}
problem-other-currency = { $field }: { $value } 값의 통화가 구성 부분의 통화({ $currency })와 다름. { $currency } 금액으로 입력하세요
problem-amount-in-first-year = { $field }: { $year }년은 기준액을 적용하는 첫해임. 둘 중 하나를 삭제하세요
problem-rule-outside-term = { $field }: 증가율 산식의 시작 연도 { $year }년이 { $first }~{ $last }년 범위를 벗어남. 증가는 둘째 해부터 적용되므로 시작 연도를 조정하세요
problem-rule-in-one-year = { $field }: 증가율 산식이 { $year }년에 시작하나 협정 기간이 1년뿐이고 증가는 둘째 해부터 적용됨. 기간을 늘리거나 규칙을 삭제하세요
problem-value-outside-term = { $field }: { $year }년은 협정 기간({ $first }~{ $last }년)을 벗어나 반영되지 않음. 연도를 조정하거나 삭제하세요
problem-not-divisible = { $field }: { $value } 값이 반올림 단위({ $unit })의 배수가 아니어서 { $year }년 항목별 금액을 알 수 없음. 단위의 배수로 입력하거나 반올림 단위를 줄이세요
problem-continues-unknown = { $field }: 기록에 ‘{ $found }’ 협정이 없음. 기록이 아는 협정은 SMA뿐이며, 이를 적지 않으면 기록과 이어지지 않습니다
problem-source-of-record = { $field }: { $source } 출처가 기록 자료에도 있으며, 시나리오가 정의한 출처를 인용함
problem-source-unknown = { $field }: { $source } 출처가 이 파일과 기록 자료 어디에도 정의되어 있지 않음. 다른 출처를 적거나 sources에 정의하세요
problem-source-unknown-near = { $field }: { $source } 출처가 이 파일과 기록 자료 어디에도 정의되어 있지 않음. { $nearest } 출처인지 확인하세요
problem-currency-unknown = { $field }: { $code } 코드는 현재 쓰이는 통화 코드(ISO 4217)가 아님. 통화 코드를 확인하세요
problem-currency-unknown-near = { $field }: { $code } 코드는 현재 쓰이는 통화 코드(ISO 4217)가 아님. { $nearest } 코드인지 확인하세요
problem-text-too-long = { $field }: 글자 수가 { $length }자임(최대 { $most }자). 글을 줄이세요
problem-title-borne = { $field }: { $terms ->
    [0] 파일의 제목은 ‘{ $title }’이지만 조건은 원래 협정과 같음. 조건에 맞는 제목은 ‘{ $right }’
   *[other] 파일의 제목은 ‘{ $title }’이지만 조건 { $terms }개가 그 협정과 다름. 조건에 맞는 제목은 ‘{ $right }’
}
problem-continues-others = { $field }: SMA 기록은 한국이 미국에 지급한 금액이나 이 파일에는 ‘{ $parties }’으로 적혀 있음. 이 항목을 삭제하거나 당사자를 KR과 US로 적으세요
problem-continues-codes = { $field }: SMA 당사자는 코드로 적어야 함. 다음과 같이 고치세요: { $codes }
problem-same-parties = { $field }: 지급 측과 수령 측이 모두 ‘{ $party }’임. 한쪽을 고치세요
problem-before-not-recorded = { $field }: { PARTICLE($value, "으로/로") } 입력되었으나, 이 시나리오가 이어 가는 기록의 { $year }년 금액은 { $recorded }임. 첫해 증가율은 입력값을 기준으로 함
problem-below-zero = { $field }: 이 일회성 금액을 더하면 { $year }년 금액이 { PARTICLE($value, "으로/로") } 0보다 작아짐. 부호와 크기를 확인하세요
problem-edition-missing = { $field }: 이 프로그램에 { $found }판이 없어 기록·환산·비중은 { $used }판으로 계산함. 최신 버전 프로그램에 있는지 확인하세요
problem-amount-rounded = { $field }: { $value } 값이 반올림 단위({ $unit })의 배수가 아니어서 { PARTICLE($rounded, "으로/로") } 계산됨
note-amount-rounded = { $unit } 단위 반올림: { PARTICLE($rounded, "으로/로") } 계산됨
problem-far-from-neighbour = { $field }: { $value }, { $far }. 단위와 소수점, 0의 개수를 확인하세요
term-slip = 확인 필요
note-far-from-neighbour = { $far }. 단위와 소수점, 0의 개수를 확인하세요
far-above-neighbour = { $beside }({ $place })의 { $times }배
far-below-neighbour = { $beside }({ $place })의 { $times }분의 1
neighbour-amount-of = { $year }년
neighbour-without-it = { $year }년, 이를 뺀 금액
neighbour-growth-of = { $year }년 증가율
neighbour-recorded = { $year }년 기록 자료
neighbour-usual-unit = 통상 반올림 단위
problem-override-and-one-off = { $field }: { $year }년은 직접 입력액이 있어 이 일회성 금액이 반영되지 않음. 둘 중 하나를 삭제하세요

## Files that cannot be opened

file-missing = { $path }: 파일이 없습니다. 경로와 이름을 확인하세요
file-is-folder = { $path }: 폴더입니다. 폴더 안의 파일을 지정하세요(예: { $example })
file-is-device = { $path }: 장치 또는 파이프입니다. 파일을 지정하세요
file-not-allowed = { $path }: 읽기 권한이 없습니다. 파일 소유자에게 권한을 요청하세요
file-too-large = { $path }: 크기가 { $bytes }바이트로 파일의 최대 크기({ $most }바이트)를 초과합니다. 다른 종류의 파일로 보입니다
file-not-text = { $path }:{ $place }: 이 위치의 내용이 UTF-8 텍스트가 아닙니다. 다른 종류의 파일이거나 손상된 파일입니다
file-utf16 = { $path }:{ $place }: UTF-8이 아니라 UTF-16 텍스트입니다. 작성한 편집기에서 UTF-8로 다시 저장하세요
file-utf32 = { $path }:{ $place }: UTF-8이 아니라 UTF-32 텍스트입니다. 작성한 편집기에서 UTF-8로 다시 저장하세요
file-probably-korean = { $path }:{ $place }: 이 위치의 내용이 UTF-8이 아니라 CP949(EUC-KR, 한글 Windows의 ‘ANSI’) 텍스트로 보입니다. 작성한 편집기에서 UTF-8로 다시 저장하세요
file-other-encoding = { $path }:{ $place }: 이 위치의 내용이 UTF-8이 아니라 Latin-1(Windows의 ‘ANSI’) 같은 다른 인코딩의 텍스트입니다. 작성한 편집기에서 UTF-8로 다시 저장하세요
file-unreadable = { $path }: 파일을 읽지 못했습니다(시스템 오류: { $error })
folder-missing = 해당 폴더가 없습니다
folder-is-none = 폴더가 아닙니다
folder-not-allowed = 이 폴더의 읽기 권한이 없습니다. 소유자에게 권한을 요청하세요
folder-unreadable = 이 폴더를 읽지 못했습니다(시스템 오류: { $error })

## Files that are not scenarios

file-unexpected = `{ $found }`: 여기에 쓸 수 없습니다. { PARTICLE($expected, "을/를") } 쓰세요(예: { $example })
file-renamed-key = `{ $owner }`의 `{ $key }` 키는 이제 `{ $now }`입니다. 이 이름으로 쓰세요
file-unknown-key = `{ $owner }`에는 `{ $key }` 키가 없습니다. { PARTICLE($known, "을/를") } 쓰세요
file-unknown-key-near = `{ $owner }`에는 `{ $key }` 키가 없습니다. `{ $nearest }` 키를 쓰려던 것입니까?
file-unknown-key-none = `{ $owner }`에는 `{ $key }` 키가 없습니다. 삭제하세요
file-unknown-growth = `{ $found }` 증가 방식은 없습니다. { PARTICLE($known, "을/를") } 쓰세요
file-unknown-growth-near = `{ $found }` 증가 방식은 없습니다. `{ $nearest }` 방식을 쓰려던 것입니까?
file-one-of = { $first }, { $last } 중 하나
file-repeated-key = `{ $key }` 키가 여기와 { $first } 위치에 중복됩니다. 하나만 남기세요
file-missing-key = `{ $owner }`에 `{ $key }` 키가 없습니다. 추가하세요(예: `{ $key }: { $example }`)
file-newer = 더 새로운 Costshare에서 작성한 파일입니다(파일 버전 { $version }, 이 프로그램이 읽는 버전 { $ours }). 새 프로그램을 설치하세요
file-cut-off = 텍스트가 여기에서 끝났으나 { $opened } 위치의 `{ $open }` 괄호가 닫히지 않았습니다. 파일이 중간에 잘린 것으로 보입니다
file-ends-after-key = 텍스트가 값이 없는 키에서 끝났습니다. 파일이 중간에 잘린 것으로 보입니다
file-wrong-bracket = `{ $found }`: 여기에 쓸 수 없습니다. { $opened } 위치의 `{ $open }` 괄호를 `{ $close }` 기호로 닫으세요
file-open-text = 여기에서 시작한 문자열을 닫는 `"` 기호가 같은 줄에 없습니다. 문자열 안의 줄바꿈은 `\n`으로 쓰세요
file-open-comment = 여기에서 시작한 주석이 끝나지 않았습니다. `*/` 기호로 닫으세요
file-too-deep = 괄호가 { $most }단계를 넘게 중첩되었습니다. 파일에는 필요하지 않은 깊이입니다
file-too-many-parts = 구성 부분이 { $most }개를 초과합니다. 시나리오에는 필요하지 않은 개수입니다
file-too-many-categories = 배분 항목이 { $most }개를 초과합니다. 시나리오에는 필요하지 않은 개수입니다
file-too-many-entries = 항목이 { $most }개를 초과합니다. 파일에는 필요하지 않은 개수입니다
file-empty = 빈 파일입니다. 필요한 내용은 { $expected }이며, `{ $word }(`로 시작합니다
file-left-over = 마지막 괄호 뒤에 `{ $found }` 내용이 있습니다. 삭제하세요

## Files that cannot be saved

file-not-saved = { $path }: 저장하지 못했습니다. { $problem }
file-save-no-name = 경로에 파일 이름이 없습니다. `scenario.ron`과 같은 이름으로 끝나야 합니다
file-save-folder = 같은 이름의 폴더가 있습니다. 다른 이름을 지정하세요
file-save-device = 장치 또는 파이프입니다. 다른 이름을 지정하세요
file-save-no-folder = { $folder } 폴더가 없습니다. 폴더를 만들거나 다른 폴더를 선택하세요
file-save-folder-read-only = { $folder } 폴더에 쓰기 권한이 없습니다. 다른 폴더를 선택하세요
file-save-protected = { $protection }. 다른 이름을 지정하세요
file-protected-read-only = 읽기 전용 파일입니다
file-protected-owner = 파일 소유자가 { $owner }이며 쓰기 권한이 없습니다
file-protected-names = 이 파일에는 다른 이름 { $count }개가 있어 그쪽에는 이전 내용이 남습니다
file-save-appeared = 같은 이름의 파일이 이미 있습니다. 다른 이름을 지정하세요
file-save-changed-meanwhile = 다른 프로그램이 방금 이 파일을 썼습니다. 먼저 확인하거나 다른 이름을 지정하세요
file-save-busy = 다른 프로그램이 1분 동안 { $folder } 폴더에 쓰고 있습니다. 끝난 뒤 다시 시도하세요
file-save-same-place = 링크를 통해 { $other }와 같은 파일입니다. 링크를 지우거나 다른 이름을 지정하세요
file-save-link-circle = 링크가 서로를 가리킵니다. 다른 이름을 지정하세요
file-save-full = 공간이 없습니다. 디스크가 가득 찼거나 용량 또는 파일 크기 제한에 이르렀습니다. 공간을 확보하거나 다른 디스크의 폴더를 선택하세요
file-save-system = 시스템 오류({ $error })입니다. 다른 이름이나 폴더를 지정하세요
file-save-left-changed = 같은 내보내기의 다음 파일은 이미 새 내용이며 되돌리지 못했습니다: { $files }
file-not-flushed = 파일은 저장했으나 { $folder } 폴더를 디스크에 확정하지 못했습니다({ $error }). 전원이 끊기면 이전 파일로 돌아갈 수 있으니 다시 저장하세요
file-kept-no-owner = { $path }: 소유자가 { $owner }에서 현재 사용자로 바뀜
file-kept-no-group = { $path }: 그룹을 유지하지 못함. 새 그룹의 권한은 모든 사용자와 같음
file-kept-no-access-list = { $path }: 접근 제어 목록을 유지하지 못함. 목록에 있던 사용자의 개별 권한이 없어짐
file-kept-no-attributes = { $path }: 다음 확장 속성을 유지하지 못함: { $names }
file-was-mixed = { $path }에 있던 파일은 서로 다른 두 내보내기의 결과였음(앞선 내보내기가 중단됨). 한 파일이 다른 파일에 대해 밝힌 내용이 맞지 않으며, 이제 새로 바뀜

## Fields that cannot be written

field-error-renamed = `{ $path }` 항목은 이제 `{ $now }`입니다. 이 이름으로 쓰세요
field-error-no-such-path = `{ $path }` 항목은 없습니다. 항목 주소의 예: `base`, `rule.2027.cap`, `series.cpi.2027`, `override.2028`, `years.last`
field-error-not-there = 시나리오에 `{ $field }` 항목이 없습니다
field-error-not-there-but = 시나리오에 `{ $field }` 항목이 없습니다. 그 자리에 있는 항목: { $beside }
field-error-wrong-kind = `{ $field }` 항목에는 { PARTICLE($expected, "을/를") } 쓰세요(예: { $example })
field-error-source = `{ $field }` 항목의 대괄호 안에 `{ $found }`(이)가 있습니다. { PARTICLE($expected, "을/를") } 쓰세요(예: { $example })
field-error-needed = `{ $field }` 항목은 비워 둘 수 없습니다

## What is expected in a file or a field

expected-currency = 대문자 세 글자의 통화 코드
expected-amount = 단위와 통화를 포함한 금액
expected-rate = 백분율
expected-exchange = 환율
expected-weight = 숫자 또는 백분율로 된 비중
expected-how = HalfUp, HalfEven, Down 중 하나
expected-carry = Rounded, Unrounded 중 하나
expected-sources = 값 끝의 대괄호 안 출처
expected-source-names = 출처 이름(글자, 숫자, `_`, `-`; 여럿은 쉼표로 구분)
expected-date = 연도, 연월 또는 연월일로 된 날짜
expected-period = 날짜 하나, 또는 빗금으로 나눈 첫 날짜와 끝 날짜
expected-role = Pays, Receives, Speaks 가운데 하나
expected-event-kind = Election, Signing, Ratification, Expiry, Deadline, Other 가운데 하나
expected-offer-kind = Ask, Offer, RedLine, Statement, Agreed 가운데 하나
expected-confidence = Official, OnRecord, Press, Claim, Assumed 가운데 하나
expected-text = 글자
expected-year = 연도
expected-lag = 0~10의 연수
expected-unit = 반올림 단위
expected-clause = 조항 전체
expected-growth = 증가 방식
expected-series = 시계열
expected-exchange-series = 환율 시계열
expected-rule = 증가율 산식
expected-part = 구성 부분
expected-scenario = 시나리오
expected-version = 존재하는 버전 번호
expected-plain-version = 따옴표 없는 버전 번호
expected-category = 배분 항목
expected-named-growth = Freeze(), Fixed(…), Index(…), Sum(…) 중 하나의 증가 방식
expected-parties-in-parentheses = 소괄호로 묶은 지급국과 수령국
expected-party-in-quotes = 따옴표로 묶은 국가 코드 또는 이름
expected-source-in-parentheses = 괄호 안의 출처
expected-source-name-in-quotes = 따옴표 안의 출처 이름(문자, 숫자, `_`, `-`)
expected-continues-in-quotes = 따옴표로 묶은 협정 계열 이름
expected-years-in-parentheses = 소괄호로 묶은 협정 기간
expected-rounding-in-parentheses = 소괄호로 묶은 단수 처리 방식
expected-series-in-parentheses = 소괄호로 묶은 시계열
expected-exchange-in-parentheses = 소괄호로 묶은 환율
expected-amount-in-quotes = 따옴표로 묶은 금액
expected-rate-in-quotes = 따옴표로 묶은 백분율
expected-exchange-in-quotes = 따옴표로 묶은 환율
expected-weight-in-quotes = 따옴표로 묶은 비중
expected-unit-in-quotes = 따옴표로 묶은 반올림 단위
expected-currency-in-quotes = 따옴표로 묶은 통화 코드
expected-text-in-quotes = 따옴표로 묶은 글자
expected-short-title = { $most }자 이하의 제목
expected-short-name = { $most }자 이하의 이름
expected-short-note = { $most }자 이하의 글
expected-plain-year = 따옴표 없는 네 자리 연도
expected-plain-lag = 따옴표 없는 0~10의 연수
expected-plain-how = 따옴표 없이 HalfUp, HalfEven, Down 중 하나
expected-plain-carry = 따옴표 없이 Rounded, Unrounded 중 하나
expected-map = 중괄호로 묶은 키와 값
expected-list = 대괄호로 묶은 목록
expected-one-part = 하나 이상의 구성 부분
expected-value = 곧은 따옴표로 묶은 글자, 숫자, 낱말, 괄호 중 하나의 값
expected-key = 따옴표 없는 키와 쌍점
expected-colon = 키 뒤에 쌍점
expected-comma = 쉼표
expected-escape-braces = 중괄호로 열고 닫은 16진수 1~6자리
expected-escape-digits = 문자 코드인 16진수 1~6자리
expected-escape-byte = 00~7f의 16진수 2자리
expected-escape = 있는 이스케이프(\" \\ \n \t \r \0 \x41 \u{"{"}c5b5{"}"}) 중 하나

## What was typed

typed-understood = 해석: { $echo }
typed-which = 어느 값을 뜻합니까?
typed-noise = ‘{ $written }’의 끝자리는 스프레드시트의 이진 오차로 보고 { PARTICLE($read, "으로/로") } 읽었습니다
typed-clear-to-remove = 비워 두면 삭제됨
typed-example-amount = 예: 15,192억, 1조 5,192억원, 4억 7,000만 달러
typed-example-rate = 예: 2.1% 또는 2.1
typed-example-exchange = 예: 1,421.4 또는 1,421.4원/달러
typed-example-year = 예: 2027
typed-example-lag = 예: 2
typed-example-weight = 예: 5005 또는 41%
typed-bare-unit = 숫자만 입력하면 단위는 { $unit }

hint-no-number = 숫자가 없습니다
hint-two-numbers = 숫자가 두 개입니다. 하나만 입력하세요
hint-unknown-word = ‘{ $text }’: 여기에 쓸 수 없는 표현입니다
hint-not-a-number = ‘{ $text }’: 숫자가 아닙니다
hint-exponent = 지수 표기 대신 숫자를 풀어 쓰거나 단위를 쓰세요(예: 1e5 대신 10만)
hint-grouping = ‘{ $text }’: 해석할 수 없습니다. 쉼표는 천 단위, 마침표는 소수점에 씁니다(예: 1,519.2)
hint-too-many-digits = 정확히 보존할 수 있는 자릿수를 초과합니다
hint-order = 큰 단위를 먼저 쓰고, 소수는 마지막 숫자에만 쓰세요(예: 1조 5,192억)
hint-two-currencies = 통화가 두 가지이거나 이 항목의 통화와 다릅니다
hint-not-a-rate = 비율을 입력하세요(예: 2.1%)
hint-not-whole = 정수를 입력하세요
hint-not-a-year = 1900~2200년 범위의 네 자리 연도를 입력하세요
hint-not-in-chart = 그래프의 연도는 { $years }
hint-not-a-lag = 0~{ $longest }년 범위의 시차를 입력하세요
hint-no-value = 연도만 있고 값이 없습니다
hint-year-twice = { $year }년이 두 번 나옵니다
hint-columns = 연도는 { $years }개인데 값은 { $values }개입니다
hint-direction = 연도가 가로인지 세로인지 알 수 없습니다. 한 줄에 한 연도씩 붙여 넣으세요
hint-too-long = 숫자로 보기에는 너무 깁니다
hint-other-unit = 머리글의 단위 ‘{ $text }’: 이 값에 쓸 수 없습니다
hint-head-cell = ‘{ $text }’: 연도로 읽을 수 없습니다. 값마다 읽을 수 있는 연도가 있어야 합니다
hint-no-level-before = 전년 지수가 없어 증가율을 구할 수 없습니다

## Pasting

paste-understood = { $count }개 연도 해석됨
paste-refused = { $count }개 행 해석 불가
paste-line = { $line }행: { $hint }
paste-take-over = 반영

## 창

menu-keyboard = 단축키
panel-add-scenario = 추가…
panel-fold = 접기
panel-width-left = 왼쪽 패널 너비
panel-width-right = 오른쪽 패널 너비
panel-messages = 알림
panel-no-assumptions = 모든 값이 공표된 값입니다
table-columns = 열 선택
tab-chart = 그래프
tab-table = 표
scenario-changed = { $title }, 저장 후 변경됨
scenario-pin = ‘{ $title }’ 기준 시나리오로 지정
scenario-unpin = ‘{ $title }’ 기준 시나리오 해제
scenario-compared = 비교에 ‘{ $title }’ 표시
scenario-always-compared = ‘{ $title }’: 비교 대상 두 시나리오 중 하나
together-title = 여러 시나리오 함께 편집
together-text = 조건을 바꾸면 아래 시나리오 모두에 한 단계로 반영됩니다. 반영할 수 없는 시나리오는 그대로 두고 알려 줍니다. 제목과 비고는 시나리오마다 따로 편집합니다.
together-in-hand = { $title } (현재)
together-edit = 시나리오 { $count }개 편집
new-scenario-create = 만들기
new-scenario-scale = 금액 단위
new-scenario-rounded = { $unit } 단위로 반올림
new-scenario-which-currency = 통화는 세 글자 코드로 입력하세요(예: KRW, USD, JPY)
new-scenario-which-rounding = 단수 처리 단위는 0보다 큰 숫자로 입력하세요
new-scenario-which-years = 시작 연도와 종료 연도를 1~100년 기간으로 입력하세요(예: 2026, 2030)
continuation-offer = 제목은 방위비분담협정인데 파일에 그 내용이 없어, 역대 실적과 한국 예산 대비 비중이 표시되지 않습니다.
continuation-take = 방위비분담협정에 잇기(한국이 미국에 지급)
continuation-decline = 아니요
remedy-remove = 삭제
remedy-write = ‘{ $text }’ 입력
new-scenario-title = 새 시나리오
title-as-signed = { $name }, { $years }
title-changed = { $name }, 변경
title-as-opened = { $title }, 처음 상태
baseline-as-signed = 서명된 협정
baseline-as-opened = 처음
baseline-titled = ‘{ $title }’
baseline-shortly = 기준
column-difference = { $baseline } 대비
table-with-difference = ‘{ $baseline }’ 대비 차이 포함
note-title-in-file = 파일의 제목은 ‘{ $title }’이지만 조건은 그 협정과 다름
note-on-another = ‘{ $title }’에 대한 비고
copy-of-title = { $title } (사본)
copy-of-title-again = { $title } (사본 { $number })
branched-from = ‘{ $title }’에서 복제한 시나리오입니다.
branched-from-file = ‘{ $title }’({ $file })에서 복제한 시나리오입니다.
saved-at = 저장했습니다: { $path }
undo-several-values = 값 { $count }개
undo-in-scenarios = { $what } · 시나리오 { $count }개
undo-status = ‘{ $field }’의 상태와 출처
terms-several = 시나리오 { $count }개를 함께 편집
terms-several-own = 제목과 비고는 시나리오마다 따로 편집합니다
terms-only-this = 이것만
edit-left = ‘{ $title }’: { $why }
edit-left-some = 시나리오 { $count }개는 변경하지 않았습니다
edit-left-all = 변경한 내용이 없습니다
field-was = 처음 값: { $value }
field-back-to = { $value } 값으로 되돌리기
field-drag-hint = Shift를 누르면 열 단계씩, Esc는 취소

## 대화 상자

dialog-open-title = 시나리오 열기
dialog-save-title = “{ $title }” 저장
dialog-path = 파일 경로
dialog-path-hint = 예: ~/scenarios/offer.ron
dialog-path-note = 경로를 직접 입력하거나 찾아보기로 선택하세요
dialog-browse = 찾아보기…
dialog-own-no-bus = 파일 선택 창을 열 데스크톱 세션이 없어 Costshare의 파일 목록을 표시합니다
dialog-own-no-answer = 데스크톱이 1초 안에 응답하지 않아 Costshare의 파일 목록을 표시합니다
dialog-own-refused = 데스크톱이 파일 선택 창을 열지 못해 Costshare의 파일 목록을 표시합니다
dialog-files = { $folder }의 파일
dialog-files-recent = 최근 파일
dialog-files-above = 상위 폴더
dialog-files-folder = { $name }, 폴더
dialog-files-file = { $name }, 파일
dialog-files-empty = 폴더도 *.{ $ending } 파일도 없습니다
dialog-files-none-begins = ‘{ $typed }’(으)로 시작하는 이름이 없습니다
dialog-open = 열기
dialog-save = 저장
dialog-cancel = 취소
dialog-close = 닫기

## Export

export-title = 표시된 내용 내보내기
export-what = 대상
export-picture = 그림
export-table = 표
export-workbook = 통합 문서
export-report = 보고서
export-chart = 그래프
export-chart-main = 비교
export-chart-differences = 차이
export-chart-bridge = 요인
export-years = 연도
export-years-all = 전체
export-years-in-sight = 보이는 연도({ $years })
export-format = 형식
export-size = 크기
export-size-slide = 슬라이드 16:9
export-size-page = 쪽
export-size-column = 단
export-size-columns = 두 단
export-size-square = 정사각형
export-size-own = 직접 지정
export-size-own-hint = 180 × 100 mm, 1200 × 675 px
export-size-own-wrong = 너비와 높이를 입력하세요. 예: 180 × 100 mm 또는 1200 × 675 px (240 × 180~4000 × 4000포인트)
export-from-zero = 세로축을 0부터
export-remarks = 연도별 설명
export-remarks-hint = 2027 재협상; 2030 만료
export-remarks-wrong = 연도와 설명을 세미콜론으로 구분해 입력하세요. 예: 2027 재협상; 2030 만료
export-scale = 해상도
export-colours = 색상
export-colours-print = 인쇄용
export-outlines = 글자를 도형으로 변환
export-title-of-chart = 제목
export-date = 날짜
export-date-hint = 없음
export-date-wrong = 날짜가 아닙니다. 2026-11-23과 같이 입력하거나 비워 두세요
export-preview = 미리 보기
export-copy-description = 설명 복사
table-copied-as-text = 텍스트로만 복사함: 이 데스크톱에서는 서식 있는 표를 복사할 수 없음
export-writes-points = { $file } 파일을 만듭니다 ({ $width } × { $height }포인트)
export-writes-pixels = { $file } 파일을 만듭니다 ({ $width } × { $height }픽셀)
export-writes-table = { $file } 파일과, 출처·기준·가정을 담은 { $file }.meta.json 파일을 만듭니다
export-writes-workbook = 셀이 수식으로 연결된 { $file } 파일을 만듭니다
export-writes-report = { $file } 파일과, 같은 폴더에 놓일 그래프 파일을 만듭니다
export-writes-file = { $file } 파일을 만듭니다
export-length = 분량
export-length-whole = 전체
export-length-brief = 한 쪽
export-do = 내보내기
export-copy-path = 경로 복사
export-copied = 그림을 클립보드에 복사했습니다
picture-too-large = 그림이 { $width } × { $height }픽셀로 너무 큽니다. 모두 { $most }픽셀까지 가능합니다. 크기나 해상도를 줄이세요
picture-no-bridge = 해당 그래프 없음: 차액의 요인을 산출할 수 없음
picture-nothing-known = 해당 그래프 없음: 알려진 수치가 없음
picture-no-such = 해당 그래프 없음: { $why }
picture-not-several = 해당 그래프 없음: 나란히 보려면 기준 시나리오 외에 시나리오 2개 이상이 필요함
picture-not-drawn = 그림을 그리지 못했습니다. { $error }
export-name-compare = { $baseline } 대비 { $other }
export-name-record = 방위비분담금 실적, { $page }
export-name-chart = { $chart }, { $name }
exported-at = 내보냈습니다: { $path }
exported-at-with = 내보냈습니다: { $path } (같은 폴더에 { $file } 포함)
exported-at-with-more = 내보냈습니다: { $path } (같은 폴더에 파일 { $count }개 포함)
export-cancelled = 취소했습니다. { $file } 파일은 만들지 않았습니다
export-broke-off = 프로그램 오류로 { $file } 파일을 만들지 못했습니다. 무엇을 내보냈는지 제작자에게 알려 주세요

job-computing = { $name } 계산 중: { $share }%
job-making = { $name } 만드는 중
job-writing = { $name } 쓰는 중
job-cancelled = { $name } 취소하는 중
job-several = 작업 { $count }개 진행 중
figures-broke-off = 프로그램 오류로 { $name }의 수치를 계산하지 못했습니다. 어떤 파일이었는지 제작자에게 알려 주세요
job-cancel = 취소: { $what }

keys-take = 입력한 값 적용
keys-give-up = 입력이나 끌기 취소
keys-first-term = 키보드가 어디에도 없을 때: 첫 금액으로
keys-menus = 메뉴로
keys-set-cell = 표의 값 지정(숫자 입력과 Enter도 같음)
keys-clear-cell = 표에서 지정한 값 지우기
keys-step = 숫자를 한 단계 올리거나 내리기
keys-ten-steps = 열 단계씩
keys-chart-closer = 그래프에서: 보이는 연도 늘리기, 줄이기
keys-chart-move = 그래프에서: 한 해 앞으로, 뒤로
keys-chart-back = 그래프에서: 처음 보이던 연도로

about-version = 버전 { $version }
about-record = 기록 자료({ $edition }판)
about-what = 방위비분담 협정의 가정 분석, 원 단위까지 정확하게
about-licence = 이 프로그램은 MIT 또는 Apache 2.0 라이선스 중 하나를 선택하여 사용할 수 있습니다
about-fonts = 글꼴은 Pretendard와 Noto Sans CJK를 바탕으로 만들었으며 SIL Open Font License 1.1을 따릅니다
about-record-licence = 기록의 수치는 공개 자료에서 가져왔으며 각 수치 옆에 출처를 밝힙니다

## 질문

question-unsaved-one = “{ $title }”의 변경 내용을 저장할까요?
question-unsaved-several = 파일 { $count }개의 변경 내용을 저장할까요?
question-unsaved-text = 저장하지 않은 내용은 사라집니다
question-discard = 저장 안 함
question-text = “{ $field }” 칸에 해석되지 않은 입력이 있습니다: “{ $text }”
question-text-text = 시나리오에 반영되지 않았으며 계속하면 사라집니다. 돌아가서 고치거나 뜻을 선택하세요
question-quit-anyway = 버리고 종료
question-close-anyway = 버리고 닫기
question-comments = “{ $file }”의 주석을 버리고 저장할까요?
question-comments-text = 시나리오 안의 주석 { $count }개는 보존되지 않습니다. 시나리오 위의 주석은 보존됩니다
question-overwrite = “{ $file }” 파일을 바꿀까요?
question-overwrite-text = 같은 파일이 이미 있습니다: { $path }
question-overwrite-several = 파일 { $count }개를 바꿀까요?
question-replace = 바꾸기
question-protected = 그래도 “{ $file }” 파일을 바꿀까요?
question-replace-anyway = 그래도 바꾸기
question-changed = “{ $file }” 파일이 다른 프로그램에서 변경되었습니다
question-changed-text = 저장하면 그 변경 내용이 지금 내용으로 바뀝니다
question-compare-first = 먼저 비교
question-save-anyway = 그대로 저장
question-exporting = 파일 { $count }개를 아직 만드는 중입니다
question-exporting-text = 지금 종료하면 완성되지 않은 파일은 남지 않습니다
question-exporting-wait = 마치고 종료
question-exporting-leave = 버리고 종료

## Figures by name

figure-of-year = { $year }년 { $figure }
figure-of-year-apart = { $figure }({ $year }년)
figure-lagged = { $figure }({ $year }년의 { $lag })
figure-sum = { $figure } 합계
figure-total = 총액
figure-change = 전년 대비 증감률
figure-override = 직접 입력액
figure-agreed = 합의액
figure-one-off = 일회성 금액
figure-ruled = 규칙에 따른 금액
figure-carried = 다음 해 계산 기준액
figure-discount-factor = 할인계수

quantity-gdp = GDP
quantity-defence-budget = 국방예산
quantity-troops = 주한미군 병력
quantity-exchange = { $exchange }(연평균)

category-labour = 인건비
category-construction = 군사건설비
category-combined-defence-improvement = 연합방위력증강사업
category-logistics = 군수지원비

word-unknown = 알 수 없음

## Measures in a sentence

measure-contribution = 분담금
measure-payment = 지급액
measure-payment-by = { $pays } 지급액
measure-subject-in-currency = { $currency } 환산 { $what }
measure-subject-in-prices = { $year }년 불변가격 { $what }
measure-subject-other = { $what }({ $measure })

## 당사자: 국가 코드의 이름, 누가 누구에게 지급하는지

# What a chart is about, above it in a file.
subject-sma = 한국의 주한미군 방위비분담금
subject-both = { PARTICLE($pays, "이/가") } { $receives }에 지급하는 금액
subject-pays = { PARTICLE($pays, "이/가") } 지급하는 금액
subject-receives = { $receives }에 지급하는 금액
unit-a-year = { $unit }(연간)
parties-both = { PARTICLE($pays, "이/가") } { $receives }에 지급
parties-pays = { PARTICLE($pays, "이/가") } 지급
parties-receives = { $receives }에 지급
party-kr = 한국
party-us = 미국
party-jp = 일본
party-de = 독일
party-gb = 영국
party-fr = 프랑스
party-it = 이탈리아
party-es = 스페인
party-nl = 네덜란드
party-be = 벨기에
party-no = 노르웨이
party-dk = 덴마크
party-pl = 폴란드
party-lt = 리투아니아
party-tr = 튀르키예
party-ca = 캐나다
party-au = 호주
party-nz = 뉴질랜드
party-ph = 필리핀
party-tw = 대만
party-sg = 싱가포르
party-cn = 중국
party-un = 유엔
party-nato = 나토
party-eu = 유럽연합

basis-current-prices = 경상가격
basis-constant-prices = { $year }년 불변가격({ $index } 기준)
basis-prices-apart = 시나리오별 물가 기준
basis-rates-of-scenario = 시나리오의 연도별 환율
basis-record-at-averages = 실적은 연평균 환율
basis-rates-of-record = 연평균 환율
basis-stated-rate-of-year = 시나리오별 { $year }년 환율
basis-rate-of-year = { $year }년 환율
basis-rates-apart = 기준 시나리오는 { $baseline }, 비교 시나리오는 { $scenario }
basis-rates-of-both = 일부는 시나리오가 정한 환율, 나머지는 연평균 환율
rates-stated = 시나리오가 정한 환율
rates-average = 연평균 환율
basis-by-way-of = { $through ->
    [KRW] 원화를 거쳐
    [USD] 달러화를 거쳐
    [JPY] 엔화를 거쳐
    [CNY] 위안화를 거쳐
    [EUR] 유로화를 거쳐
   *[other] { $through } 환율을 거쳐
 } 환산
basis-by-way-of-for = { $from } 금액은 { $through ->
    [KRW] 원화를 거쳐
    [USD] 달러화를 거쳐
    [JPY] 엔화를 거쳐
    [CNY] 위안화를 거쳐
    [EUR] 유로화를 거쳐
   *[other] { $through } 환율을 거쳐
 } 연평균 환율로 환산
basis-discount = 연 { $rate } 할인, 첫해는 할인하지 않음

## The projection

projection-sum = { $years } { $amount }
projection-change-above = { $last }: { $first } 대비 +{ $change }
projection-change-below = { $last }: { $first } 대비 −{ $change }
projection-change-none = { $last }: { $first }과 같음
projection-against = { $what } · { $baseline } 대비 { $change }
projection-same = { $what } · { $baseline } 대비 차이 없음
projection-unchanged = { $what } · { $baseline } 대비 차이 없음
projection-step-alone = { $last } { $amount }
projection-step-above = { $last } { $amount }, { $first } 대비 +{ $change }
projection-step-below = { $last } { $amount }, { $first } 대비 −{ $change }
projection-step-same = { $last } { $amount }, { $first }과 같음
projection-step-share = { $last } { $amount }, { $first } { $before }
projection-headline-unknown = { $years }: 합계 산출 불가, { $unknown } 미정 · { $why }
projection-headline-empty = 표시할 수 있는 연도가 없음
projection-title-rises = { $subject }, { $first } 대비 { $last } { $change } 증가
projection-title-falls = { $subject }, { $first } 대비 { $last } { $change } 감소
projection-title-stays = { $subject }, { $first }과 { $last } 동일
projection-title-is = { $last } { $subject } { $amount }
projection-title-share = { $subject }, { $first } { $before }에서 { $last } { PARTICLE($amount, "으로/로") } 변동
projection-title-cap = { $years } 상한 적용
projection-title-unknown = { $years } 추계 불가
projection-title-under = ‘{ $title }’: { $finding }
projection-left-out = { $years }은 가정에만 근거하여 제외
projection-hidden = 가정에만 근거하여 제외
projection-note-converted = 실적 가운데 이 통화로 공표되지 않은 점은 속이 비어 있으며 연평균 환율로 환산한 값임
projection-note-converted-at-one-rate = 실적 가운데 이 통화로 공표되지 않은 점은 속이 비어 있으며 { $year }년 환율로 환산한 값임
projection-note-baseline-unknown = 기준 시나리오 ‘{ $title }’ { $years } 금액을 알 수 없어 표시하지 않음: { $why }
projection-note-baseline-other-unit = 기준 시나리오 ‘{ $title }’: 통화가 { $currency }이므로 표시하지 않음
chart-note-projected = 추계: { $years }
chart-note-derived = 산출값(공표되지 않음): { $years }
chart-note-conflict = 출처 간 불일치: { $years }
chart-note-recollection = 출처 미확인: { $years }
chart-note-estimate = 추정에 따른 값: { $years }
projection-note-own-terms = 실적 선은 기록 자료와 다른 시나리오 값으로 환산함: { $terms }
projection-note-year-stated-otherwise = { PARTICLE($year, "은/는") } 두 번 표시됨: 시나리오 입력값 { $own }(시나리오 선의 시작점), 실적 { $record }
projection-note-year-twice = { PARTICLE($year, "은/는") } 두 번 표시됨: 시나리오 환율로는 { $own }(시나리오 선의 시작점), 연평균 환율로는 { $record }
projection-note-revised = { PARTICLE($year, "은/는") } { PARTICLE($amount, "으로/로") } 재합의되었으며, 선은 최초 합의액을 나타냄
projection-summary-record = 역대 실적은 { $first } { $before }에서 { $last } { PARTICLE($amount, "으로/로") } 변동
projection-summary-scenario = ‘{ $scenario }’ 시나리오의 금액: { $figures }
projection-summary-projected = 규칙에 따른 추계 연도: { $years }
projection-summary-assumed = 가정에 근거한 연도: { $years }

chart-scenario = 시나리오

column-year = 연도
column-sum = 합계

mark-cap = 상한 적용
mark-floor = 하한 적용
mark-one-off = 일회성 금액 포함

table-note-rounded = { $columns }: 연도별 값과 합계를 각각 반올림하여 표시 자릿수에서는 합이 맞지 않을 수 있음
table-note-basis = { $measure }: { $basis }
table-reason-likewise = { $reason } ({ $years }도 같음)

## Why a value is unknown, and what to do

why-series-not-stated = { $year }년 { $series } 값이 없음
why-exchange-not-stated = { $year }년 { $exchange } 값이 없음
why-and-remedy = { $why }. { $remedy }
remedy-series = 시계열에 해당 연도 또는 이후 연도의 값을 추가할 것
remedy-exchange = 환율에 해당 연도 또는 이후 연도의 값을 추가할 것
remedy-before = 협정 직전 연도 금액을 추가할 것
remedy-no-exchange = 시나리오에 두 통화 간 환율을 추가할 것
remedy-rule = 규칙이나 금액을 추가하거나 해당 연도를 직접 입력할 것
why-not-in-record = { $figure } 값이 기록 자료에 없음
why-other-payer = { PARTICLE($figure, "은/는") } 한국의 값인데, 한국이 지급한다는 내용이 시나리오에 없음
why-other-prices = { PARTICLE($figure, "은/는") } 한국의 물가이므로 { $currency } 금액의 물가를 나타내지 않음
why-average-not-in-record = { $year }년 { $pair } 연평균 환율이 기록 자료에 없음
why-no-exchange = { $from }·{ $to } 간 환율이 없음: 시나리오와 기록 자료 모두 두 통화 간 환율도, 두 통화의 공통 상대 통화 환율도 제시하지 않음
why-exchange-mixed = { $from }·{ $to } 간 환율이 없음: 경로의 일부는 시나리오가 정한 환율이고 나머지는 기록 자료의 연평균뿐이며, 두 종류의 환율은 섞어 쓰지 않음
why-exchange-only-average = { $from }·{ $to } 간에는 기록 자료의 연평균 환율만 있고, 환산할 금액 일부는 이미 시나리오가 정한 환율로 환산됨: 두 종류의 환율은 섞어 쓰지 않음
why-exchange-only-stated = { $from }·{ $to } 간 환율은 시나리오가 정했고, 환산할 금액 일부는 이미 기록 자료의 연평균 환율로 환산됨: 두 종류의 환율은 섞어 쓰지 않음
why-not-stated = { $figure } 값이 없음
why-no-before = 첫해의 직전 연도인 { $before }년 금액이 없음
why-no-rule = { $year }년 금액을 정하는 규칙이나 합의액이 없음
why-too-large = { $figure } 값이 정확히 보존할 수 있는 자릿수를 초과함
why-divided-by-zero = { $figure } 산출 시 0으로 나누게 됨
why-not-above-zero = { $before }년 금액이 0 이하이므로 증감률을 산출할 수 없음
why-no-shares = { $figure } 배분 불가: 배분 비중 또는 반올림 단위가 맞지 않음
why-not-in-units = { $figure }: 총액이 반올림 단위의 배수가 아니어서 나눌 수 없음. 일회성 금액이나 반올림 단위를 바꾸십시오

## Explanations

explanation-unit = 금액 단위: { $unit }
explanation-rounding = { $unit } 단위 { $how }(협정문에 규정되지 않은 관행)
explanation-base = 명시된 기준액
explanation-agreed = 협정이 이 연도의 금액을 명시함
explanation-override = 직접 입력
explanation-override-of-rule = 직접 입력, 규칙에 따르면 { $ruled }
explanation-nothing = 이 연도의 금액을 정하는 규칙이나 합의액이 없음
explanation-categories = 비중에 따른 총액 배분
explanation-by-way-of = { $from }·{ $to } 간 환율은 고시되지 않으므로 같은 해, 같은 종류의 두 환율로 { $way }
explanation-conversion = 각 부분을 해당 연도 환율로 환산하여 합산
explanation-change = 전년 대비 증감률(설명 수치이며 규칙이 아님)
explanation-cumulative = 첫해부터의 누계
explanation-measure = 총액을 다른 기준으로 표시한 값으로, 납부액은 변하지 않음
explanation-recorded = 공표된 기록 자료
explanation-of-agreement = 제{ $agreement } 협정, 공표된 기록 자료
explanation-in-print = 공표 금액({ $currency })
explanation-as-agreed = 합의 통화({ $currency }) 기준
explanation-recorded-terms = 기록 자료의 환율·물가·통계
explanation-show-in-record = 기록 자료에서 보기
explanation-stated = 시나리오에 명시된 값
explanation-cap-binds = 상한 { $bound } 적용: 연동 지표는 { $index }
explanation-floor-binds = 하한 { $bound } 적용: 연동 지표는 { $index }
explanation-no-floor = 연동 지표가 하락하고 하한이 정해져 있지 않아 금액도 감소
explanation-largest-remainder = 최대잔여법으로 반올림 단위까지 배분: 절사 후 남은 단위를 잔여가 큰 항목부터 배정하여 항목의 합이 총액과 일치

## Assumptions

assumption-override = 규칙 대신 직접 입력한 값
assumption-read-by = { $years } 총액
assumption-read-beside = 총액 외 { $years } 수치
assumption-read-by-both = { $totals } 총액, { $beside } 그 밖의 수치
assumption-not-read = 표시된 수치 없음

## Terms

terms-agreement = 협정
terms-amounts = 금액
terms-rounding = 반올림
terms-remarks = 당사자와 기록 자료
terms-sma = 방위비분담특별협정(SMA): 주한미군 주둔비용의 일부를 한국이 미국에 지급
terms-continues-sma = 1991년 이후의 방위비분담협정
terms-continues-nothing = 없음
terms-record-newest = 최신판
terms-party-hint = 국가 또는 이름
terms-part = { $part } 부분
terms-of-part = { $part }: { $heading }
terms-categories = 항목별 배분
terms-add-before = 협정 직전 연도 금액 추가
terms-add-rule = { $year }년부터의 증가율 산식 추가
terms-add-cap = 상한 추가
terms-add-floor = 하한 추가
terms-add-amount = { $year }년 합의액 추가
terms-add-rate = 환율(예: 1,400 { $pair })
terms-add-override = { $year }년 금액 직접 입력
terms-add-one-off = { $year }년 일회성 금액 추가
terms-add-category = 항목 추가
terms-add-division = { $year }년과 같이 배분
terms-add-series = 기록 자료의 { $series } 추가
terms-add-exchange = 기록 자료의 { $exchange } 추가
terms-add-year = { $year }년 추가
terms-remove = 삭제
terms-new-category = 항목 { $number }

## 묶음 안에서의 항목 이름

short-record = 기록 자료
short-continues = 이어지는 협정
short-before = 직전 연도
short-how = 단수 처리 방식
short-carry = 다음 해 기준
short-amount = { $year }년 합의액
short-base = 기준액
short-override = { $year }년 직접 입력액
short-first = 첫째 { $field }
short-second = 둘째 { $field }
carry-rounded = 단수 처리한 금액
carry-unrounded = 단수 처리 전 금액
short-growth = 증가 방식
short-rate = 증가율
short-index = 연동 지표
short-lag = 시차(년)
short-cap = 상한
short-floor = 하한
short-then = 이후 연도
panel-add = 추가…

## Comparing

compare-title = { $other } (기준: { $baseline })
compare-years = 공통 기간: { $years }
compare-apart = { $title }에만 있는 기간: { $years }
compare-nothing-differs = 차이 없음
compare-head-what = 차이 항목
compare-head-year = 연도
compare-head-baseline = 기준 시나리오
compare-head-scenario = 비교 시나리오
compare-head-effect = 단독 변경 효과
compare-head-difference = 차액
compare-head-per-cent = 차이율
compare-together = 모두 변경
compare-sum = 합계
compare-sum-of-years = { $name }, { $years }
compare-level = { $field }({ $year }년 수준)
compare-not-alone-unknown = 단독 산출 불가: { $year }년 금액을 알 수 없게 됨
compare-not-alone-currencies = 단독 산출 불가: 서로 다른 통화가 섞임
compare-not-alone-in-error = 알 수 없음: 새 값에 문제가 있음
compare-not-alone-left-out = 제외된 연도에만 영향
compare-not-alone-needed = 단독 산출 불가: 삭제할 수 없는 항목
compare-without-cost = 금액에 영향이 없는 항목: { $fields }
compare-break-even = 역전 시점
compare-crossing-dearer = { $year }년부터 연간 금액이 기준 시나리오보다 많음
compare-crossing-cheaper = { $year }년부터 연간 금액이 기준 시나리오보다 적음
compare-crossing-perhaps-earlier = { $told }; 그 전 연도를 알 수 없어 { $earliest }년부터일 수도 있음
compare-sum-crossing-dearer = { $first }년 이후 누계가 { $year }년부터 기준 시나리오보다 많음
compare-sum-crossing-cheaper = { $first }년 이후 누계가 { $year }년부터 기준 시나리오보다 적음
compare-equal-sums = { PARTICLE($title, "이/가") } { $year }년부터 매년 { $rate } 증가하면 { $years } 합계가 같아짐
compare-equal-sums-span = { PARTICLE($title, "이/가") } { $year }년부터 매년 { $first }~{ $last } 증가하면 { $years } 합계가 같아짐(단수 처리로 이 범위에서 합계 동일)
compare-equal-sums-between = 단수 처리로 { $years } 합계가 정확히 같아지는 증가율은 없음. { PARTICLE($title, "은/는") } { $year }년부터 연 { $below }와 { $above } 사이에서 상대를 넘어서며, { $nearest }에서 차이가 가장 작음
compare-equal-sums-always-dearer = { $year }년 이후 증가율이 얼마이든 { PARTICLE($title, "은/는") } { $years } 합계가 상대보다 많음
compare-equal-sums-always-cheaper = { $year }년 이후 증가율이 얼마이든 { PARTICLE($title, "은/는") } { $years } 합계가 상대보다 적음
compare-missing-common-year = 두 협정 기간에 공통 연도가 없음: { $baseline }, { $scenario }
compare-problem = { $title }에 문제가 있음. { $problem }
compare-missing-in-error = { $title } { $years }: 다음 문제로 금액을 알 수 없어 제외. { $problem }
compare-missing-rate = { $title }: { $from }·{ $to } 간 환율이 없어 { $years } 제외
compare-missing-year = { $title } { $year }년 금액을 알 수 없어 제외: { $why }
compare-missing-level = { $title }의 { $year }년 수준을 알 수 없어 항목별 효과를 산출할 수 없음
compare-missing-other-rates = ‘{ $baseline }’: { $of-baseline }, ‘{ $scenario }’: { $of-scenario }. 두 종류의 환율은 섞어 쓰지 않으므로 차액을 알 수 없음
compare-alike-in = { $told }. { $currency } 기준으로는 비교할 수 있음

bridge-title = 차액의 증감 요인
bridge-head-cause = 요인
bridge-head-amount = 금액
bridge-merged = { $causes }(구분 산출 불가)
bridge-average = 요인의 모든 적용 순서에 대한 평균
bridge-together = 이 중 { PARTICLE($amount, "은/는") } 요인 간 상호작용에 따른 금액
bridge-chart-less = { $years } ‘{ $title }’ 금액이 기준 시나리오보다 { $amount } 적음
bridge-chart-more = { $years } ‘{ $title }’ 금액이 기준 시나리오보다 { $amount } 많음
bridge-chart-nothing = { $years } ‘{ $title }’ 금액이 기준 시나리오와 같음: 다른 항목이 금액에 영향을 주지 않음
bridge-chart-same = { $years } ‘{ $title }’ 금액이 기준 시나리오와 같음: 요인별 증감이 서로 상쇄됨
bridge-chart-largest-cause = { $told } · 최대 요인: { $cause } { $change }
bridge-chart-only-cause = { $told } · 유일한 요인: { $cause }
bridge-ends-rounded = 양 끝 금액은 각각 반올림한 값으로, 표시된 값의 차이는 { $between }, 실제 차이는 { $difference }
bridge-closed = 표시 자릿수에서 합계가 맞도록 최대잔여법으로 조정

cause-base = 기준액
cause-growth = 증가 방식
cause-lag = 연동 지표 시차
cause-cap-and-floor = 상한·하한
cause-rounding = 단수 처리
cause-series = 연동 지표 값
cause-exchange-rate = 환율
cause-one-offs = 일회성 금액
cause-overrides = 직접 입력 연도

## 내보내기

harmless-formulas = 스프레드시트가 수식으로 읽을 수 있는 이름 앞에는 작은따옴표를 붙임
harmless-unprintable = 이름에서 줄바꿈, 제어 문자, 글자 방향 표시를 제거함
harmless-markup = 이름에 든 서식 기호는 입력한 그대로 보이도록 처리함

report-comparison = ‘{ $baseline }’ 대비 비교
report-years = 연도별 금액
report-years-of = 전체 { $count }개년 중 { $shown }개년
report-more = 그 밖에 { $count }건
report-term = 협정 기간: { $years }
report-head-item = 구분
report-head-value = 값
report-head-status = 근거 수준
report-head-used = 사용처
report-head-scenario = 시나리오
report-head-file = 파일
report-head-chart = 그림
report-checks = 점검 결과
report-problem = 문제: { $text }
report-notice = 알림: { $text }
report-about = 보고서 정보
report-date = 작성일: { $date }
report-made-with = Costshare { $version }, 기록 자료({ $edition }판) 기준으로 작성
report-digest = 시나리오의 SHA-256은 Costshare로 저장한 파일의 값임

## The workbook

xlsx-sheet-projection = 전망
xlsx-sheet-parameters = 조건
xlsx-sheet-series = 지표
xlsx-sheet-overview = 개요
xlsx-sheet-comparison = 비교
xlsx-sheet-sources = 출처
xlsx-made-by = Costshare에서 작성. 수식의 결과는 프로그램의 결과와 같음
xlsx-projection-of = { $years } 전망, 총액 단위 { $unit }
xlsx-projection-live = 모든 값은 수식이며, 조건 시트와 지표 시트의 칸을 바꾸면 함께 바뀜
xlsx-projection-text = 금액은 옆에 적힌 단위이며 정해진 방식으로 단수 처리함. #N/A는 알 수 없는 값
xlsx-parameters-of = 조건: 협정에 정해진 값
xlsx-live = 푸른 바탕의 칸은 바꿀 수 있음: 금액, 비율, 상한, 하한, 시차, 단수 처리 단위, 배분 비중, 직접 입력 연도. 빈 연도는 직접 입력하지 않은 것으로 봄
xlsx-text = 글로만 적힌 항목: 증가 방식의 종류, 단수 처리 방법, 이월 기준, 규칙의 첫해, 협정 기간, 통화. 이 항목은 Costshare에서 변경
xlsx-series-of = 지표: 규칙과 환산 기준이 참조하는 값
xlsx-series-live = 푸른 바탕의 칸은 바꿀 수 있음: 입력된 값. 빈칸은 알 수 없는 값
xlsx-series-in-force = 적용값은 입력된 값이며, 마지막 입력 연도 이후에는 이후 연도의 값을 적용
xlsx-sources-of = 다른 시트의 대괄호 안 번호는 이 목록의 번호임
xlsx-comparison-title = 시나리오별 비용
xlsx-comparison-of = 기준 시나리오: “{ $baseline }”
xlsx-comparison-live = 모든 값은 수식이며, 각 시나리오의 시트를 따라 바뀜
xlsx-difference-from = “{ $baseline }” 대비 차액(공통 연도)
xlsx-other-currency = 첫 시나리오와 통화가 다른 시나리오는 표에만 있고 차액과 그래프에는 없음
xlsx-other-first-year = 현재가치의 기준 연도가 첫 시나리오와 다른 시나리오는 표에만 있고 차액에는 없음
xlsx-chart = 협정의 연도별 비용. 값은 위의 표에 있음
xlsx-axis = { $unit }(축이 0에서 시작하지 않을 수 있음)
xlsx-of-record = { $series }(기록 자료)
xlsx-refuse-negative = 0 이상의 수를 입력하세요
xlsx-refuse-rate = −100% 이상의 비율을 입력하세요. 예: 2.1%
xlsx-refuse-zero = 0보다 큰 수를 입력하세요
xlsx-term = 협정 기간
xlsx-remarks = 비고
xlsx-measures = 다른 기준의 금액
xlsx-division = 항목 배분의 단계(정수)
xlsx-step-units = 단수 처리 단위로 센 { $figure }
xlsx-step-weight = { $figure }: 정수로 나타낸 비중
xlsx-step-remainder = { $figure }: 절사 후 나머지
note-last-unit = { $years }: 마지막 반올림 단위는 보장되지 않음. 이어지는 금액의 자릿수가 보관 한도를 넘고 반올림이 갈리는 경계에 매우 가까워, 버려진 자릿수가 결과를 바꿀 수 있음
xlsx-last-unit = { $year }년부터는 칸에 들어가는 자릿수보다 많은 자리가 필요한 금액이 있어, 마지막 단위가 프로그램과 다를 수 있음
xlsx-not-live = 수식이 너무 길어 값만 기재: { $figures }
xlsx-digits = 정확한 값 { $value }
xlsx-unit-years = 년
xlsx-head-what = 항목
xlsx-head-value = 값
csv-head-marks = 표시
xlsx-head-marks = 근거 수준
xlsx-head-unit = 단위
xlsx-head-status = 구분
xlsx-head-sources = 출처
xlsx-head-cell = 칸 이름
xlsx-head-field = Costshare 항목
xlsx-head-stated = 입력값
xlsx-head-in-force = 적용값
xlsx-head-figure = 구분
xlsx-head-name = Costshare 이름
xlsx-head-scenario = 시나리오
xlsx-head-sheet = 시트
xlsx-head-years-of-sum = 합계 기간
xlsx-growth-by-rule = { $growth }(규칙상, 상한·하한 적용)
xlsx-head-number = 번호
xlsx-head-source = 약칭
xlsx-head-title = 제목
xlsx-head-publisher = 발행 기관
xlsx-head-date = 날짜
xlsx-head-address = 주소

## The record

table-sign-converted = 환산한 값, 이 통화로 공표된 값이 아님
view-record = 역대 분담금
record-agreement = { $number }차
record-agreed = 합의액
record-revised = 재합의액
record-announced = 발표액
record-paid = 실제 지급액
record-by-rule = 산식 적용액
record-undetermined = 미확정
record-nothing = 이 기준으로 표시할 합의액이 없음
record-headline = 합의액: { $first }년 { $before }, { $last }년 { $amount }
record-edition = 기록 자료({ $edition }판)
record-chart-title = { $first }~{ $last }년 합의액
record-chart-times = { $last }년 합의액은 { $first }년의 { $times }배
record-note-each-year = 누계와 현재가치는 협정 기간을 대상으로 하므로 실적은 연도별로 표시함
record-note-without = 이 기준의 수치 없음: { $years }
record-not-in-these-terms = 합의액은 있으나 이 기준으로 환산할 자료가 없음
record-no-rate = 기록 자료에 { $from }·{ $to } 간 환율이 없고 제3의 통화를 거친 환산도 불가함
record-no-rate-of-year = 기록 자료에 { $year }년 { $from }·{ $to } 간 환율이 없음
record-page-amounts = 금액
record-page-rules = 산식
record-page-replayed = 재계산
record-page-disagreements = 수치 대조
record-page-execution = 집행
record-page-categories = 항목별 배분
record-head-agreement = 협정
record-head-years = 연도
record-head-rule = 기준액과 산식
record-head-signed = 서명
record-head-in-force = 발효
record-head-unit = 단위
record-head-published = 공표액
record-head-exact = 반올림 전
record-head-residual = 잔차
record-head-explained = 설명
record-head-beside = 대조 항목
record-head-other = 다른 수치
record-head-scope = 대상
record-head-budgeted = 예산
record-head-available = 예산현액
record-head-executed = 집행액
record-head-not-executed = 미집행액
record-head-carried-over = 이월액
record-head-lapsed = 불용액
record-head-stock = 미사용 현금
record-head-total = 합계
record-names-amounts = { $amounts }, 명시·통보·협상
record-note-rounding = 단위 미만 반올림은 모든 연도에 들어맞는 관행으로, 협정문에는 규정이 없음
record-note-residual = 잔차: 공표액에서 반올림 전 금액을 뺀 값
record-note-execution = 집행액은 예산현액에서 미집행액을 뺀 값이며, 빈칸은 공표되지 않은 값임. 미사용 현금은 해당 시점에 미측이 보유한 현금임
record-note-categories = 항목이 여러 단위로 공표된 연도는 단위별로 한 행씩 표시함
record-explained-named = 명시·통보·협상으로 정함
record-explained-exact = 정확히 일치하며 반올림할 것이 없음
record-explained-rounding = { $unit } 단위 반올림
record-beside-categories = 항목별 금액의 합
record-scope-all = 분담금 전체
record-scope-construction = 군사건설
record-scope-in-kind-construction = 현물 군사건설
record-scope-unspent-stock = 미사용 현금

## A rule tried on history

tried-headline-less = { $years } 합의액보다 { $amount } 적음({ $year }년부터 ‘{ $title }’ 산식 적용)
tried-headline-more = { $years } 합의액보다 { $amount } 많음({ $year }년부터 ‘{ $title }’ 산식 적용)
tried-headline-same = { $years } 합의액과 같음({ $year }년부터 ‘{ $title }’ 산식 적용)
tried-headline-no-sum = “{ $title }”의 산식을 { $year }년부터 적용
tried-band = 산식 적용
tried-without-cap = 상한 없을 때
tried-worth-of-cap = 상한의 효과
tried-cap-never = 상한이 적용되는 해가 없음
tried-cap-bound = 상한은 { $years }에 적용되며 { $last }년 효과는 { $worth }
tried-cap-bound-sum = 상한은 { $years }에 적용되며 { $last }년 효과는 { $worth }, 합계 { $sum }
tried-note-base = { $year }년 합의액을 기준액으로 하고 이후 연도에는 기록 자료(없으면 시나리오)의 지수로 산식을 적용함
tried-missing = 미공표: { $values }. { $can }은 산정할 수 있으나 { $year }년부터는 산정할 수 없음
tried-missing-all = 미공표: { $values }. { $year }년부터 산정할 수 없음
tried-no-rule = 이 시나리오에는 산식이 없음
tried-no-years = 마지막 해({ $last }년)는 기준 연도({ $first }년)보다 뒤여야 함
tried-no-prices = 기준액의 통화({ $currency })에 맞는 물가가 기록 자료에 없음. 경상가격을 선택하세요
tried-no-base = { $year }년에는 합의액이 없으므로 { $known } 중에서 선택
tried-mixed-base = 기준액은 여러 통화로 합의되었고 { $from } 총액에는 다른 통화 금액이 협정 자체의 환율로 환산되어 있음: 연평균 환율과 섞어 쓰지 않으므로 산식 적용액은 { $from } 기준으로만 알 수 있음
tried-outside-record = { $year }년은 실적 기간({ $known })을 벗어남
tried-title = “{ $scenario }” 산식 { $year }년부터 적용
tried-note = 과거 적용: “{ $scenario }”의 산식({ $rule })을 { $year }년 합의액에 적용하고 지수는 기록 자료({ $edition }판, 없으면 시나리오)의 값을 사용함.
tried-opened = { PARTICLE($title, "을/를") } 제목 없는 시나리오로 열었음
undo-opened = “{ $title }” 열기
tried-page = 산식의 과거 적용
tried-rule = 산식
tried-from = 기준 연도
tried-to = 종료 연도
tried-from-year = { $year }년부터
tried-to-year = { $year }년까지
tried-make = 시나리오로 만들기
tried-how = 산식이 있는 시나리오를 열면 과거에 적용해 볼 수 있음
record-pages = 역대 분담금
record-choose = 수치를 선택하면 출처가 표시됨
record-no-source = 출처가 없음
record-notes = 산출 과정과 참고 사항

## Shares of an amount, by definition

share-narrow = 협의의 분담률
share-narrow-means = 분담금 ÷ (분담금 + 미국 측 비인적 주둔비용)
share-direct = 그 밖의 직접지원을 더한 분담률
share-direct-means = (분담금 + 그 밖의 직접지원) ÷ (그 합계 + 미국 측 비인적 주둔비용)
share-wide = 광의의 분담률
share-wide-means = (분담금 + 그 밖의 직간접지원) ÷ (그 합계 + 미국 측 비인적 주둔비용)
share-against-guest = 미국 측 부담액 대비
share-against-guest-means = 분담금 ÷ 미국 측 비인적 주둔비용(전체에서 차지하는 몫이 아님)
share-all-cost = 인건비를 포함한 전체 비용 중 직접 재정지원
share-all-cost-means = 직접 재정지원 ÷ (직접 재정지원 + 인건비를 포함한 미국 측 지출 전체)
share-all-cost-alone = 미국 측 지출 대비 직접 재정지원
share-all-cost-alone-means = 직접 재정지원 ÷ 인건비를 포함한 미국 측 지출 전체(전체에서 차지하는 몫이 아님)
share-all-cost-without-move = 용산기지 이전을 뺀 직접 재정지원의 비중
share-all-cost-without-move-means = (직접 재정지원 − 용산기지 이전) ÷ (그 차액 + 인건비를 포함한 미국 측 지출 전체)
share-defence-budget = 국방예산 대비
share-defence-budget-means = 분담금 ÷ 같은 해 한국 국방예산
share-gdp = GDP 대비
share-gdp-means = 분담금 ÷ 같은 해 한국 명목 GDP
share-soldier = 주한미군 1인당
share-soldier-means = 분담금 ÷ 같은 해 주한미군 병력
share-own = 직접 입력한 비용 대비
share-own-means = 분담금 ÷ 직접 입력한 연간 주둔비용(전체에서 차지하는 몫이 아님)
share-what-contribution = 분담금
share-what-other-direct = 그 밖의 직접지원
share-what-other-support = 그 밖의 직간접지원
share-what-financial-support = 직접 재정지원
share-what-move = 용산기지 이전
share-what-guest-cost = 미국 측 비인적 주둔비용
share-what-all-guest-cost = 인건비를 포함한 미국 측 지출 전체
share-what-defence-budget = 한국 국방예산
share-what-gdp = 한국 명목 GDP
share-what-soldiers = 주한미군 병력
share-what-own-cost = 직접 입력한 주둔비용
share-lacks = { $year }년과 그 이전의 값이 기록 자료에 없음: { $what }
share-lacks-year = { $year }년의 값이 기록 자료에 없음: { $what }
share-no-rate = 환산할 환율이 기록 자료에 없음: { $what }
share-no-quotient = 나눗셈의 값을 구할 수 없음
share-figure = { $year }년 { $what }: { $amount }
share-figure-converted = { $year }년 { $what }: { $amount }({ $stated }, { $year }년 평균 환율로 환산)
share-soldiers = { $count }명
share-each = 1인당 { $amount }
share-other-year = 분모는 { $year }년 이후 값이 기록 자료에 없어, 그대로라고 가정함
shares-title = { $year }년 분담금의 비중
shares-own-cost = 직접 입력하는 연간 주둔비용
shares-own-cost-none = 입력한 비용 빼기
shares-denominator-of = 분모 { $years }년
shares-figures = 분담금과 견준 수치
shares-page-title = 공표된 정의별로 본 분담금의 비중
shares-headline-year = { $year }년: 협의의 분담률(분담금과 미국 측 비인적 주둔비용의 합 대비) { $narrow }, 광의의 분담률(그 밖의 직간접지원까지 포함) { $wide }, 비용과 지원은 { $years }년 값
shares-headline-year-one = { $year }년: ‘{ $definition }’ 기준 { $share }이며, 정의가 다르면 값도 다름
shares-headline = { $year }년: 적용할 수 있는 공표된 정의가 없음
shares-headline-all = 같은 { $year }년 분담금이 정의에 따라 비용의 { $low }(‘{ $low-definition }’) 또는 { $high }(‘{ $high-definition }’)
shares-subline = 비중마다 무엇을 무엇으로 나누었는지, 어느 해의 값이고 누구의 수치인지 함께 표시
shares-note-years = 분모가 금액보다 앞선 해의 값이면 기록 자료에 그 해의 값이 없기 때문이며, 이 비중은 분모가 그대로라는 가정에 따름
shares-note-converted = 달러로 된 비용은 원화로 밝힌 출처가 없으면 해당 연도의 평균 환율로 환산
shares-note-temporary = 기지 이전을 위한 한시적 지원은 국방백서와 같이 그 밖의 지원에 넣지 않음
shares-note-own-years = 금액과 같은 해의 분모만 사용; 연도를 지정하면 그 해 이전의 가장 최근 분모를 사용
shares-head-definition = 정의
shares-head-calculation = 계산
shares-head-counts = 계산 단위
shares-head-denominator = 분모의 연도
shares-head-share = 결과
shares-head-unit = 단위
shares-head-sources = 출처
shares-head-means = 무엇을 무엇으로 나누는가

## Forecasts against outturn

forecasts-page-title = 전망과 실적
forecasts-headline = { $quantity }: { $count }건 가운데 { $high }건이 실적보다 높은 전망, 평균 { $mean } 초과
forecasts-headline-low = { $quantity }: { $count }건 가운데 { $low }건이 실적보다 낮은 전망, 평균 { $mean } 미달
forecasts-headline-even = { $quantity }: 전망이 평균적으로 실적과 같음
forecasts-subline = 기록 자료의 전망 { $all }건 가운데 { $held }건을 실적과 견줄 수 있음
forecasts-by-edition = 전망별 오차
forecasts-by-years-ahead = 전망 시차별 오차(모든 전망)
forecasts-note-sign = 오차는 전망에서 실적을 뺀 값으로, 0보다 크면 전망이 높았음을 뜻함. 금액의 오차는 실적 대비 %로도 표시
forecasts-note-rounding = 오차는 정확한 값이며, 평균과 %는 표시할 때만 반올림
forecasts-note-rule-year = ‘{ $forecaster }’의 값은 규칙을 적용하는 해를 기준으로 하므로, 그 해의 규칙이 읽는 지표 연도의 실적과 비교
forecasts-note-ahead = 전망 시차는 전망 대상 연도에서 전망한 연도를 뺀 값
forecasts-head-quantity = 항목
forecasts-head-forecaster = 전망 기관
forecasts-head-vintage = 전망 시점
forecasts-head-rule-year = 규칙 적용 연도
forecasts-head-ahead = 전망 시차(년)
forecasts-head-forecast = 전망
forecasts-head-outturn = 실적
forecasts-head-error = 오차
forecasts-head-relative = 오차율(%)
forecasts-head-count = 건수
forecasts-head-mean = 평균 오차
forecasts-head-mean-absolute = 평균 절대오차
forecasts-head-mean-relative = 평균 오차율(%)
forecasts-head-mean-absolute-relative = 평균 절대오차율(%)
forecasts-head-note = 비고
forecasts-not-published = 아직 공표되지 않음
forecasts-no-quantity = 기록 자료에 해당 항목이 없음
forecasts-no-rule-year = 그 해의 규칙이 읽는 연도를 하나로 정할 수 없음
quantity-gdp-growth = 명목 GDP 성장률
quantity-cpi-one-month = 월간 소비자물가 상승률

## A value in its own history

history-above = { $value }: 최근 { $all }년({ $years }) 가운데 { $count }개 연도보다 낮음
history-below = { $value }: 최근 { $all }년({ $years }) 가운데 { $count }개 연도보다 높음
history-equal = { $count }개 연도와 같음

## Sources of the record

sources-page-title = 기록 자료의 출처
sources-headline = 출처 { $count }건, 가장 많은 수치의 근거는 { $source }({ $figures }건)
sources-subline = 수치 { $figures }건 가운데 { $alone }건은 출처가 하나뿐임
sources-note-remarks = 주석, 조항 설명, 사건은 수치와 구분하여 비고로 셈
sources-note-nothing = 출처 { $count }건은 프로그램이 보여 주는 수치의 근거로 쓰이지 않음(협상 회차, 입장, 다른 나라 제도의 출처이거나 다른 출처를 확인하는 자료)
sources-note-undated = 출처 { $count }건은 날짜를 알 수 없음
sources-head-title = 제목
sources-head-publisher = 발행 기관
sources-head-date = 날짜
sources-head-address = 주소
sources-head-figures = 수치
sources-head-shared = 다른 출처도 있음
sources-head-confidence = 신뢰도
sources-head-rests = 근거가 되는 수치
confidence-none = 근거로 쓰인 수치 없음
confidence-all-shared = 모든 수치에 다른 출처도 있음
confidence-some-shared = 수치 { $all }건 가운데 { $count }건에 다른 출처도 있음
confidence-alone = 수치의 유일한 출처
confidence-with = { $confidence }; 가장 낮은 상태: { $status }
place-total = { $currency } 표시 분담금({ $kind })
place-part = { $currency } 부분({ $kind })
place-contribution = 분담금 비고
place-term = 제{ $number }차 협정 조건
place-agreement = 제{ $number }차 협정 비고
place-execution = 집행
place-category = 항목별 배분
place-divided = 항목별 배분의 합계
place-year = 집행·배분 비고
place-forecast = 전망: { $quantity }
place-support = 한국의 지원
place-own-cost = 미국 측 주둔비용
place-event = 사건
place-kind-agreed = 합의
place-kind-revised = 수정
place-kind-announced = 발표
place-kind-actual = 실제 지급액
place-kind-rule-determined = 규칙에 따른 금액
place-kind-undetermined = 미정

cli-record-sources = 출처의 내용은 `costshare record sources`로 확인

## What the record lacks

gaps-page-title = 기록 자료에 없는 것
gaps-headline = 기록 자료에 빠진 것이 { $count }가지 있음
gaps-subline = 살펴본 기간: { $years }; 추측으로 채운 값은 없음
gaps-note = 기록 자료에서 바로 찾은 목록이므로, 새 판에 수치가 실리면 여기에서 빠짐
gaps-head-what = 내용
gaps-head-missing = 없는 연도
gaps-head-count = 연도 수
gaps-head-known = 있는 연도
gap-total = { $currency } 단위로 공표된 합의 총액
gap-printed-total = 합의 총액을 적은 자료
gap-amount = 합의 금액(지표에 따라 정해지거나 지표가 아직 공표되지 않음)
gap-categories = 분담금의 항목별 배분
gap-category = 다른 항목은 알려진 해의 { $category } 금액
gap-execution = 분담금 전체의 집행 결과
gap-lapsed = 집행이 알려진 해의 불용액
gap-quantity = 공표 값: { $quantity }
gap-index-period = 9월까지 12개월간의 지표
gap-index-of-the-day = 당시 공표된 디플레이터
gap-outturn = 전망과 견줄 실적: { $quantity }
gap-support = 한국의 지원 총액
gap-support-divided = 직접·간접으로 나눈 지원액
gap-guest-cost = 한 해의 미국 측 비인적 주둔비용 집행액
gap-all-guest-cost = 한 해의 미국 측 주둔비용 집행액(인건비 포함)
record-page-shares = 분담 비율
record-page-forecasts = 전망 대비
record-page-missing = 결측
record-tables = 페이지의 표

## 협상 보기

negotiation-untitled = 제목 없는 협상
negotiation-both-sides = 양측
negotiation-head-date = 날짜
negotiation-head-dates = 일정
negotiation-head-round = 차수
negotiation-head-party = 주체
negotiation-head-kind = 종류
negotiation-head-stated = 제시 내용
negotiation-head-first-year = 첫해
negotiation-head-term = 전체 기간
negotiation-head-years = 연도
negotiation-head-present-value = 현재가치
negotiation-head-unsaid = 미제시분
negotiation-head-unsaid-share = 미제시 비율
negotiation-head-gap = 제시 후 차이
negotiation-head-closed = 좁혀진 비율
negotiation-head-confidence = 확인 정도
negotiation-head-remark = 비고
negotiation-head-sources = 출처
negotiation-head-city = 도시
negotiation-head-venue = 장소
negotiation-head-positions = 제시된 입장
negotiation-head-what = 내용
negotiation-head-term-name = 조건
negotiation-head-value = 값
negotiation-head-from = 근거
negotiation-offers = 제안
negotiation-rounds = 회의
negotiation-events = 사건
negotiation-terms = 제안의 조건
negotiation-note-unsaid = 미제시분: 전체 기간 비용 가운데 제안이 밝히지 않아 기준 시나리오에서 가져온 조건에 달린 금액
negotiation-note-gap = 차이: 받는 쪽의 요구에서 내는 쪽의 제안을 뺀 값. 제안은 거절되었더라도 같은 쪽이 새로 제안할 때까지 유효한 것으로 봄
negotiation-two-rates = { $first }, { $second }, { $way }
negotiation-at-rate = { " " }({ $rate } 적용)
negotiation-declined = 거절됨
negotiation-not-public = 비공개 제시
negotiation-unsaid-fields = 밝히지 않아 기준 시나리오에서 가져온 조건: { $fields }
negotiation-held-at-cap = { $years }에는 제안에 없는 기준 시나리오의 상한이 적용됨(제안대로면 금액이 더 많음)
negotiation-held-at-floor = { $years }에는 제안에 없는 기준 시나리오의 하한이 적용됨(제안대로면 금액이 더 적음)
negotiation-dates-unknown = 일정 미상
negotiation-date-unknown = 날짜 미상
negotiation-no-position = 공개된 입장 없음
negotiation-position = { $party }, { $kind }: { $stated }
negotiation-note-no-cost = 비용을 계산할 수 없는 제안 { $count }건. 이유는 표에 있음
negotiation-note-terms-differ = 제안마다 기간이 달라 합계가 같은 기간의 값이 아님
negotiation-agreed = { $date } 합의: { $over } { $amount }
negotiation-agreed-undated = 합의: { $over } { $amount }
negotiation-gap-same = { $gap } · 처음과 같은 차이
negotiation-gap-closed = { $gap } · 처음 격차의 { $share } 축소
negotiation-gap-grown = { $gap } · 처음보다 { $share } 벌어짐
negotiation-after-round = { $round }차 회의 이후
negotiation-after-date = { $date } 이후
negotiation-after-last = 마지막 제안 이후
negotiation-sides-meet = { $when } { $over } 양측 금액 일치
negotiation-sides-overlap = { $when } { $over } 내는 쪽 제안이 요구보다 { $gap } 많음
negotiation-sides-apart = { $when } { $over } 양측 차이 { $gap }
negotiation-no-offers = 알려진 제안 없음
negotiation-nobody-pays = 차이를 알 수 없음: 이 협상에는 내는 쪽이 없음
negotiation-nobody-receives = 차이를 알 수 없음: 이 협상에는 받는 쪽이 없음
negotiation-no-offer-of = 차이를 알 수 없음: 공개된 { $party } 제안 없음
negotiation-no-cost-of = 차이를 알 수 없음: 비용을 계산할 수 있는 { $party } 제안 없음
negotiation-in-year = { $year }년
negotiation-in-first-years = 각 제안의 첫해
negotiation-over-years = { $years } 합계
negotiation-over-years-discounted = { $years } 현재가치
negotiation-over-own-terms = 각 제안의 기간 합계
negotiation-of-first-year = 첫해 비용
negotiation-of-term = 전체 기간 비용
negotiation-of-present-value = 전체 기간의 현재가치
negotiation-costs = { $year }년 { $first }, { $years } 합계 { $term }
negotiation-costs-discounted = { $year }년 { $first }, { $years } 합계 { $term }, 현재가치 { $value }
negotiation-converted = { $field }: { $offered }, { $rate } 적용 = { $amount }
negotiation-from-unread = 읽을 수 없음
negotiation-from-offer = 제안에 명시
negotiation-from-base = 밝히지 않음(기준 시나리오)
negotiation-off-scale = 눈금 밖: { $what }
negotiation-undated = 날짜 미상으로 그리지 않음: { $offers }
negotiation-position-words = { $party }, { $kind }, { $when }: { $amount }
negotiation-round = { $round }차 회의
negotiation-bracket = 차이 { $gap }
negotiation-bracket-closed = 격차 { $gap } · { $share } 축소
negotiation-summary = { $gap }. 시간순: { $positions }

ledger-name = 양보·획득 내역
ledger-title = “{ $from }”에서 “{ $to }”까지
ledger-headline = 내준 것 { $gave }, 얻은 것 { $got }: { $years } 합계 { $before } → { $after }
ledger-nothing = 내준 것도 얻은 것도 없음: { $years } 합계 { $before } → { $after }
ledger-unknown = 내준 것과 얻은 것을 알 수 없음
ledger-head-turn = 구분
ledger-head-cause = 조항
ledger-head-terms = 바뀐 내용
ledger-head-worth = 가치
ledger-head-cost = 비용 변화
ledger-gave = 내줌
ledger-got = 얻음
ledger-does-not-bind = 가치 없음: 이 경로에서는 적용되지 않음
ledger-changes-nothing = 가치 없음: 이 경로에서는 쓰이지 않음
ledger-cancels-out = 가치 없음: 바뀐 내용이 서로 상쇄됨
ledger-together = 합계
ledger-note-average = 가치: 차이 가운데 해당 조항에서 비롯된 몫(변경 순서 전체의 평균)
ledger-apart = “{ $title }”에만 있는 연도는 항목에 넣지 않음: { $years }, 합계 { $amount }
equal-name = 등가 조합
equal-base = 기준액
equal-growth = 연간 증가율
equal-cap = 상한
equal-head-base = 기준액
equal-headline = { PARTICLE($title, "과/와") } 전체 기간 비용이 같은 조합: { $amount }
equal-subtitle = 기준액({ $unit })에 따른 { $rate }(%)
equal-note = 합의 통화로 할인 없이 더한 전체 기간 합계가 같은 조합
equal-unknown = 등가 조합 없음: 제안의 전체 기간 비용을 알 수 없음
equal-no-effect = 등가 조합 없음: { $rate } 조건이 이 제안의 비용을 바꾸지 않음
equal-package = 기준액 { $base } · { $name } { $rate } · 합계 { $total }
equal-summary = { $headline }. 양 끝: { $ends }
reply-sums = 전체 기간 비용: “{ $ours }” { $sum }, “{ $theirs }” { $sought }. 하나만 바꾸어 같아지는 값
reply-unknown = { PARTICLE($ours, "과/와") } { $theirs }의 비용이 같아지는 값을 알 수 없음: 한쪽 합계가 알려지지 않음
reply-at = { $name }: { $value }
reply-span = { $name }: { $first }에서 { $last }까지
reply-nearest = { $name }: { $value }에서 가장 가까움
reply-always-dearer = { $name }: 어떤 값에서도 우리 쪽이 더 많음
reply-always-cheaper = { $name }: 어떤 값에서도 우리 쪽이 더 적음
reply-no-effect = { $name }: 우리 쪽 비용이 바뀌지 않음

timeline-rounds = 차수
timeline-nothing = 날짜가 알려진 것이 없음
timeline-key-rounds = 띠: 회의
timeline-key-declined = 빗금: 거절됨
timeline-key-converted = 속이 빈 표시: 다른 통화로 제시됨
timeline-key-word = 작고 빈 표시: 협상안이 아닌 발언
timeline-key-days = 표시를 지나는 선: 가능한 모든 날짜

## 협상: 열려 있는 것과 그 단계
talks-package-note = 등가 조합: 전체 기간 비용이 ‘{ $title }’의 비용과 같음

## Files of another kind, and what negotiation files expect

file-other-kind = { PARTICLE($expected, "이/가") } 필요한 곳에 { $found } 파일이 있습니다. { $advice }
file-other-kind-scenario = 창에서 열거나 `costshare project` 명령으로 읽으세요
file-other-kind-negotiation = 창에서 열거나 `costshare negotiation` 명령으로 읽으세요
file-other-kind-private = 어떤 명령도 이 파일을 읽지 않습니다. 해당 협상을 창에서 여세요
expected-negotiation = 협상
expected-private = 협상의 비공개 자료
expected-party = 당사자
expected-round = 회의 차수
expected-meeting = 회의
expected-event = 사건
expected-offer = 제안
expected-source-list = 쉼표로 구분한 출처 이름
expected-sources-in-quotes = 따옴표로 묶은 출처 이름
expected-date-in-quotes = 따옴표로 묶은 날짜
expected-period-in-quotes = 따옴표로 묶은 날짜 하나, 또는 빗금으로 나눈 첫 날짜와 끝 날짜
expected-field-in-quotes = 따옴표로 묶은 항목 주소
expected-plain-round = 따옴표 없는 차수
expected-plain-flag = 따옴표 없이 true, false 중 하나
expected-plain-role = 따옴표 없이 Pays, Receives, Speaks 중 하나
expected-plain-event-kind = 따옴표 없이 Election, Signing, Ratification, Expiry, Deadline, Other 중 하나
expected-plain-offer-kind = 따옴표 없이 Ask, Offer, RedLine, Statement, Agreed 중 하나
expected-plain-confidence = 따옴표 없이 Official, OnRecord, Press, Claim, Assumed 중 하나

## 협상: 열려 있는 것과 그 단계
undo-talks-words = 협상의 제목이나 메모
undo-talks-base = 협상의 기준 시나리오
undo-talks-added-party = 당사자 추가
undo-talks-party = 당사자
undo-talks-removed-party = 당사자 삭제
undo-talks-added-round = 새 회차
undo-talks-round = { $number }차 회의
undo-talks-removed-round = { $number }차 회의 삭제
undo-talks-added-event = 새 사건
undo-talks-event = 사건
undo-talks-removed-event = 사건 삭제
undo-talks-added-offer = 새 제안
undo-talks-offer = 제안
undo-talks-removed-offer = 제안 삭제
undo-talks-private = 비공개 자료
talks-new-title = { $title } 협상
talks-sma-paying = 대한민국
talks-sma-receiving = 미국
talks-new-paying = 지급 측
talks-new-receiving = 수령 측
talks-new-party = 새 당사자
talks-parties = 당사자
talks-party-name = 당사자 { $number }
talks-party-role = 역할
talks-add-party = 당사자 추가
talks-offer-note = 협상 “{ $title }”의 제안. 제안에 없는 조건은 기준 시나리오 “{ $base }”에서 가져왔다.
talks-private-of = { $title }: 비공개 자료
## 협상 보기

## Negotiations in words

talks-role-pays = 부담 측
talks-role-receives = 요구 측
talks-role-speaks = 협상에 참여하지 않는 발언자
talks-kind-ask = 요구
talks-kind-offer = 제안
talks-kind-red-line = 한계선
talks-kind-statement = 발언
talks-kind-agreed = 합의
talks-confidence-official = 공식 발표
talks-confidence-on-record = 공개 발언
talks-confidence-press = 언론 보도
talks-confidence-claim = 외부의 주장
talks-confidence-assumed = 가정
talks-event-election = 선거
talks-event-signing = 서명
talks-event-ratification = 비준·발효
talks-event-expiry = 만료
talks-event-deadline = 시한
talks-event-other = 기타
talks-month = { $month }월
talks-year = { $year }년
talks-month-of-year = { $year }년 { $month }
talks-day = { $year }년 { $month } { $day }일
talks-days-of-month = { $year }년 { $month } { $from }~{ $to }일
talks-days-of-year = { $year }년 { $before } { $from }일~{ $month } { $to }일
talks-from-to = { $from }~{ $to }
talks-both-sides = 양측
talks-round = { $round }차 회의
talks-no-cost-names-nothing = 비용을 정하는 항목이 없음
talks-no-cost-unread = `{ $path }`: 해석할 수 없는 항목입니다. 고치거나 삭제하세요
talks-no-cost-repeated = { $field } 값이 두 번 적힘
talks-no-cost-no-rate = { PARTICLE($from, "을/를") } { PARTICLE($to, "으로/로") } 환산할 수 없습니다. 기준 시나리오와 기록 모두 { $year } 환율이 없습니다. 기준 시나리오에 환율을 추가하세요
talks-mixed-rates = { PARTICLE($from, "은/는") } 연평균 환율로만 { PARTICLE($to, "으로/로") } 환산할 수 있는데, 합계에는 시나리오가 정한 환율로 환산한 금액이 있습니다. 두 환율은 한 금액에 섞지 않습니다. 기준 시나리오에 { $from } 환율을 추가하세요
talks-at-offer = { $number }번 제안
talks-at-named-offer = { $number }번 제안({ $offer })
talks-at-party = 당사자
talks-at-round = 차수
talks-at-date = 날짜
talks-at-sources = 출처
talks-at-party-number = { $number }번 당사자
talks-at-event = { $number }번 사건
talks-at-base = 기준 시나리오
talks-problem-unknown-party = `{ $found }` 당사자가 없습니다. { $known } 중 하나를 쓰거나 당사자 목록에 추가하세요
talks-problem-no-parties = `{ $found }` 당사자가 없습니다. 당사자 목록에 추가하세요
talks-problem-no-party = 당사자 없이 쓸 수 있는 것은 양측의 합의뿐입니다. 누구의 입장인지 당사자를 쓰세요
talks-problem-repeated-party = `{ $key }` 키가 중복됩니다. 당사자마다 다른 키를 쓰세요
talks-problem-unknown-round = { $found }차 회의가 없습니다. { $known } 중 하나를 쓰거나 회의 목록에 추가하세요
talks-problem-no-rounds = { $found }차 회의가 없습니다. 회의 목록에 추가하세요
talks-problem-date-outside-round = 제안 날짜는 { $date }인데 { $round }차 회의는 { $dates }에 열렸습니다. 날짜나 차수를 고치세요
talks-problem-date-not-accepted = 날짜가 { $date }입니다. 협상 연도는 { $first }~{ $last }년 범위여야 하니 날짜를 고치세요
talks-problem-date-far = 날짜가 { $date }입니다. 협상의 다른 날짜와 기준 시나리오 기간에서 { $years }년 넘게 떨어져 있으니 연도를 확인하세요
talks-problem-term = { $found }: 해석할 수 없습니다. { $why }. 이 항목을 고치거나 삭제할 때까지 제안의 비용은 계산되지 않습니다
talks-problem-repeated-term = { $field }: 제안에 중복됩니다. 하나만 남기세요
talks-problem-no-rate = { $from } 금액을 환산할 수 없습니다. 기준 시나리오와 기록 모두 { $year } 환율이 없습니다. 기준 시나리오에 환율을 추가하세요
talks-problem-unknown-source = 기준 시나리오와 기록 어디에도 `{ $source }` 출처가 정의되어 있지 않습니다. 이름을 확인하세요

## 화면의 협상
hint-not-a-date = 날짜가 아닙니다. 2024-10-04, 2024-10 또는 2024처럼 쓰십시오
hint-not-a-period = 기간이 아닙니다. 2024-04-23/2024-04-25처럼 쓰거나 날짜 하나를 쓰십시오
hint-open-bracket = 출처는 끝에 대괄호로 적으세요(예: [SMA12])
hint-published-without-source = 공표된 값에는 출처가 필요합니다. [SMA12]처럼 대괄호로 적거나 ‘가정’으로 적으세요
hint-unknown-source = ‘{ $name }’라는 출처가 없습니다. 있는 출처: { $known }
hint-no-sources = ‘{ $text }’라는 출처가 없습니다. 먼저 출처를 등록하세요
view-negotiation = 협상
panel-offer = 제안
menu-open-negotiation = 협상 열기
talks-beginning = 회차별 제안과 비용 추계
talks-beginning-how = 협상 파일은 누가 언제 무엇을 제안했는지 담고, 그 비용을 바로 계산합니다. 함께 제공되는 협상을 열거나 새로 시작하세요.
talks-shipped = 함께 제공되는 협상
talks-own = 직접 만든 협상
talks-open-file = 파일 열기…
talks-new = 현재 시나리오로 새 협상
talks-none-open = 협상을 열거나 새로 시작하세요
talks-figure = 표시 금액
talks-first-year = 첫해
talks-term = 전체 기간
talks-present = 현재가치
talks-sections = 협상의 부분
talks-ledger = 주고받은 내역과 응수
talks-packages = 등가 조합
talks-private = 비공개
talks-no-offers-yet = 아직 제안이 없습니다
talks-no-rounds = 아직 회의가 없습니다
talks-no-events = 아직 사건이 없습니다
talks-choose-offer = 그래프나 표에서 제안을 고르거나 새로 추가하세요
talks-choose-first = 먼저 그래프나 표에서 제안을 고르십시오
talks-add-offer = 제안 추가…
talks-add-offer-of = { $party }의 제안
talks-add-round = 회의 추가
talks-add-event = 사건 추가
talks-event = 사건
talks-terms = 제안 내용
talks-base = 기준액
talks-growth = 연간 증가율
talks-cap = 상한
talks-last-year = 종료 연도
talks-add-term = 다른 조건…
talks-as-base = 기준과 같음
talks-take-out = “{ $what }” 빼기(기준 시나리오의 값을 씀)
talks-clear-to-take-out = Enter를 누르면 빠지고 기준 시나리오의 값을 씁니다
talks-not-read = 이해할 수 없음
talks-in-year = { $year }년
talks-over-years = { $years }
talks-present-over-years = { $years } 현재가치
talks-beside = 참고
talks-who-and-when = 당사자·시점
talks-party = 당사자
talks-kind = 종류
talks-of-round = 차수
talks-no-round = 차수 없음
talks-confidence = 확실성
talks-date = 날짜
talks-declined = 거절됨
talks-not-public = 비공개 제안
talks-country = 국가
talks-round-note = 회의에 대한 메모
talks-open-as-scenario = 시나리오로 열기
talks-compare-with = 비교…
talks-compare = 두 제안 비교
talks-remove-offer = 제안 삭제
talks-remove-round = 회의 삭제
talks-remove-event = 사건 삭제
talks-held-against = 비교 대상
talks-nothing-to-hold-against = 견주어 볼, 비용이 계산된 다른 제안이 없습니다
talks-reply = 등가 대응안
talks-vary = 기준액 대신 바뀌는 것
talks-handle = 등가 조합의 기준액
talks-no-cost-no-packages = 이 제안은 비용을 계산할 수 없어 등가 조합이 없습니다
talks-no-package-here = 손잡이를 곡선을 따라 옮기십시오
talks-difference = “{ $offer }” 대비 기간 총액 { $amount }
talks-make-offer = 제안으로 만들기
talks-back-to-offer = 제안으로 되돌리기
talks-show-private = 비공개 자료 보기
talks-hide-private = 숨기기
talks-private-badge = 비공개
talks-private-how = 별도 파일에만 저장되며 어떤 내보내기에도 들어가지 않습니다
talks-private-begin = { $party }의 비공개 자료
talks-private-no-file = 저장하지 않음
talks-save-private = 비공개 자료 저장
talks-private-notes = 비공개 메모
talks-private-note = 비공개 메모
talks-private-round = { $round }차 회의에 대한 비공개 메모
talks-target = 목표
talks-limit = 우리 한계
talks-their-limit = 상대의 한계(추정)
talks-zone = 합의 가능
talks-no-zone = 합의 불가

## 화면의 협상
talks-about = 협상 정보
talks-base-scenario = 기준 시나리오: 제안에 없는 조건은 여기서 가져옵니다
talks-all-dates = 전체 기간 보기
talks-take-as-base = 현재 시나리오를 기준으로 삼기

cli-chart-negotiation-one = 파일 { $found }개, 협상 파일 1개가 필요함
cli-chart-figure-of-talks = `--by`와 `--discount`는 `chart negotiation`에만 사용
cli-chart-plot = --plot, --years, --from-zero, --remark는 projection, compare, record에서만 쓸 수 있음

## 보관과 기억

left-title = 저장하지 않은 작업
left-text = 프로그램이 정상적으로 끝나지 않았습니다. 아래 내용은 아직 파일에 없습니다
left-in-no-file = 아직 파일에 저장한 적이 없음
left-file-gone = 파일이 더 이상 없음: { $path }
left-of-file = { $path }의 작업
left-file-changed = { $path } 파일을 그 뒤 다른 프로그램이 바꿈. 이 작업은 사본으로 열림
left-private-too = 한쪽의 비공개 내용 포함
left-written = 보관 시각: { $time }
left-open = 열기
left-give-up = 버리기
left-later = 나중에
menu-left-work = 저장하지 않은 작업…
not-kept = 저장하지 않은 내용의 사본을 보관할 수 없습니다: { $why }
not-kept-any-more = 저장하지 않은 내용의 사본을 보관하다 오류가 났습니다. 다시 시작하기 전에는 보관하지 않으니 지금 저장하세요
not-remembered = 선택한 내용을 기억할 수 없습니다: { $why }
settings-newer = 더 새로운 Costshare가 쓴 설정이어서 그대로 두며, 이번 실행은 아무것도 기억하지 않습니다
settings-unreadable = 설정을 읽거나 옮겨 둘 수 없어 그대로 두며, 이번 실행은 아무것도 기억하지 않습니다
settings-broken = 설정을 읽을 수 없어 { $path }에 옮겨 두었습니다
differs-more = 그 밖에 { $count }개
differs-offers = 제안: { $before } → { $after }
differs-rounds = 회차: { $before } → { $after }
differs-events = 사건: { $before } → { $after }
differs-other-texts = 제목, 메모, 당사자 또는 기준 시나리오
differs-changed-offers = 내용이 달라진 제안: { $count }개
differs-headlines = { $before } → { $after }
menu-recent = 최근 파일 열기
noticed-changed = 다른 프로그램이 { $file } 파일을 바꾸었습니다
noticed-gone = { $file } 파일이 없어졌습니다. 다른 프로그램이 옮기거나 지웠습니다
noticed-badge = 파일
noticed-title = 다른 프로그램이 바꿈
noticed-compare = 비교
noticed-take-theirs = 바뀐 파일로
noticed-keep-both = 둘 다 유지
noticed-save-again = 다시 저장
noticed-both-kept = 열려 있는 내용은 이제 파일 없는 사본이며, 바뀐 파일은 { $path }입니다
noticed-elsewhere = { $path } 파일이 다른 창에 열려 있어 파일 없는 사본으로 엽니다
undo-took-theirs = 바뀐 파일 가져오기
undo-back-to-opened = 처음 상태로 되돌리기
undo-recovered = 저장하지 않은 작업 되살리기
menu-versions = 이전 버전…
versions-title = “{ $title }”의 이전 버전
versions-text = 덮어써서 저장하기 전의 파일 내용입니다. 각각 파일 없는 사본으로 열립니다
versions-none = 아직 없습니다. 이 프로그램이 이 파일을 덮어써서 저장한 적이 없습니다
versions-open = 사본으로 열기
versions-same = 지금 열려 있는 내용과 같음
version-not-kept = { $path }의 이전 버전을 보관하지 못했습니다: { $error }
