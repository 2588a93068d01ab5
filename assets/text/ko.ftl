# 프로그램의 모든 문장(한국어). en.ftl과 같은 키, 같은 변수를 쓴다.
# 한 문장에는 마침표를 찍지 않고, 입력이 더 필요하면 …을 붙이며, 이름표 뒤에는 쌍점을 쓰지 않는다.

## How sure a value is

status-published = 공표
status-derived = 산출
status-conflict = 출처 간 불일치
status-recollection = 출처 미확인
status-estimate = 추정
status-assumed = 가정

## Words

word-agreement = 협정
word-clause = 조항
word-rule = 증가 규칙
word-growth = 증가율
word-term = 협정 기간
word-base-amount = 기준액
word-index = 연동 지표
word-lag = 시차
word-floor = 하한
word-cap = 상한
word-one-off = 일회성 금액
word-rounding-unit = 반올림 단위
word-series = 시계열
word-edition = 판
word-baseline = 기준 시나리오
word-scenario = 시나리오
word-override = 직접 입력
word-projection = 추계
word-forecast = 전망
word-measure = 표시 기준
word-record = 실적
word-bridge = 증감 요인
word-contribution = 기여분
word-offer = 제안
word-round = 회차
word-party = 협상 당사자
word-limit = 한도
word-field = 항목
word-source = 출처
word-note = 비고
word-year = 연도
word-total = 총액
word-none = 없음
word-yes = 예
word-no = 아니요
word-agreed = 합의액
word-budgeted = 예산액
word-executed = 집행액
word-carried-over = 이월액
word-lapsed = 불용액
word-preliminary = 잠정

## Counts

count-years = { $count }개 연도
count-scenarios = 시나리오 { $count }개
count-fields = 항목 { $count }개
count-lines = { $count }개 행

## Fields

field-title = 제목
field-note = 비고
field-record = 실적 자료의 판
field-first-year = 첫해
field-last-year = 마지막 해
field-before = 협정 직전 연도 금액
field-of-part = { $part }: { $field }
field-whole-part = 구성 부분 전체
field-base = 기준액
field-rounding-to = 반올림 단위
field-rounding-how = 반올림 방식
field-rounding-carry = 다음 해의 계산 기준
field-rule = { $year }년부터의 증가 규칙
field-growth = { $year }년부터의 증가 방식
field-growth-rate = { $year }년부터의 증가율
field-growth-series = { $year }년부터의 연동 지표
field-growth-lag = { $year }년부터의 연동 지표 시차
field-growth-first = { $field }(첫째 항)
field-growth-second = { $field }(둘째 항)
field-floor = { $year }년부터의 하한
field-cap = { $year }년부터의 상한
field-rule-note = { $year }년부터의 증가 규칙 비고
field-amount = { $year }년 합의액
field-typed = { $year }년 직접 입력액
field-one-off = { $year }년 일회성 금액
field-category = { $category } 배분 비중
field-series = { $series } 전체 연도
field-series-year = { $series } { $year }년
field-series-then = { $series } 이후 연도
field-exchange = { $currency } 환율
field-exchange-all = { $exchange } 전체 연도
field-exchange-year = { $exchange } { $year }년
field-exchange-then = { $exchange } 이후 연도

## Series

series-cpi = 소비자물가
series-cpi-change = 소비자물가 상승률
series-defence-budget = 국방예산 증가율
series-defence-budget-change = 국방예산 증가율
series-gdp-deflator = GDP 디플레이터
series-gdp-deflator-change = GDP 디플레이터 상승률
series-real-gdp-growth = 실질 GDP 성장률
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
rounding-half-even = 짝수 반올림
rounding-down = 절사
rounding-carry-rounded = 다음 해는 단수 처리한 금액을 기준으로 계산
rounding-carry-unrounded = 다음 해는 단수 처리 전 금액을 기준으로 계산

## Measures

measure-amount = 금액
measure-in-currency = { $currency } 환산
measure-constant-prices = { $year }년 불변가격
measure-price-level = 물가수준
measure-present-value = 현재가치
measure-discount-rate = 할인율
measure-cumulative = 누계
measure-growth = 증가율
measure-index = 연동 지표
measure-share-of-defence-budget = 국방예산 대비 비율
measure-share-of-gdp = GDP 대비 비율
measure-share-of-stationing-cost = 주둔비용 대비 분담률
measure-per-soldier = 주한미군 1인당
measure-difference-to-baseline = 기준 시나리오 대비 차액
measure-exchange-rate = 환율

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
menu-duplicate = 복제
menu-rename = 이름 바꾸기…
menu-remove = 삭제
menu-export = 내보내기…
menu-quit = 종료
menu-undo = 실행 취소
menu-redo = 다시 실행
menu-undo-of = 실행 취소: { $what }
menu-redo-of = 다시 실행: { $what }
menu-copy-table = 표 복사
menu-copy-chart = 그래프 복사
menu-paste = 붙여넣기
menu-theme = 테마
menu-theme-light = 밝게
menu-theme-dark = 어둡게
menu-theme-system = 시스템 설정
menu-language = 언어
menu-set-baseline = 기준 시나리오로 지정
menu-about = Costshare 정보

## Views

view-projection = 추계
view-compare = 비교
view-uncertainty = 불확실성
view-negotiation = 협상
view-record = 역대 실적

## Panels

panel-scenarios = 시나리오
panel-terms = 협정 조건
panel-explanation = 산출 근거
panel-sources = 출처
panel-problems = 문제점
panel-series = 시계열
panel-exchange-rates = 환율
panel-measures = 표시 기준
panel-assumptions = 가정
panel-nothing-selected = 표나 그래프에서 수치를 선택하세요
panel-no-scenario = 협정을 열거나 새 시나리오를 만드세요
panel-no-problems = 문제 없음
panel-add-rule = 증가 규칙 추가
panel-add-year = 연도 추가
panel-add-series = 시계열 추가
panel-add-one-off = 일회성 금액 추가
panel-remove = 삭제
panel-reset = 합의된 값으로 되돌리기
panel-hide-assumed = 가정에만 근거한 값 숨기기

## Charts

chart-projected = 추계
chart-record = 실적
chart-baseline = 기준 시나리오
chart-cap-binds = 상한
chart-floor-binds = 하한
chart-not-from-zero = 세로축이 0에서 시작하지 않음
chart-unit = 단위: { $unit }
chart-sources = 자료: { $sources }
chart-note = 주: { $note }

## Panels of the projection

chart-hollow-assumed = ○ 가정에 따른 값
chart-hollow-converted = ○ 환산한 값(이 통화로 공표되지 않음)
chart-hollow-both = ○ 가정에 따른 값 또는 환산한 값(이 통화로 공표되지 않음)
chart-converted = 환산
table-sign-assumed = 가정에 따른 값
table-sign-estimate = 추정에 따른 값
table-sign-cap = 상한 적용
table-sign-floor = 하한 적용
table-sign-typed = 직접 입력
table-sign-one-off = 일회성 금액 포함
table-sign-doubtful = 계산·기억에 따른 값 또는 자료 불일치

## Status bar

status-bar-saved = 저장됨
status-bar-changed = 저장 후 변경됨
status-bar-untitled = 제목 없음
status-bar-assumptions = 가정 { $count }건
status-bar-problems = 문제점 { $count }건
status-bar-computed-in = 계산 시간 { $time }

## Why a value is unknown

reason-not-stated = 명시된 값이 없음
reason-no-rule = 해당 연도에 적용할 규칙이 없음
reason-too-large = 정확히 보존할 수 있는 자릿수를 초과함
reason-divided-by-zero = 0으로 나눔
reason-no-shares = 배분 비중의 합이 맞지 않음
reason-because-of = { PARTICLE($figure, "을/를") } 알 수 없어 산출 불가: { $reason }

## Problems

problem-term-too-long = 협정 기간이 { $years }년임(최장 100년)
problem-term-empty = 마지막 해 { $last }년이 첫해 { $first }년보다 앞섬
problem-year-out-of-range = { $field }: { $year }년은 1900~2200년 범위를 벗어남
problem-lag-out-of-range = { $field }: 시차 { $lag }년은 0~10년 범위를 벗어남
problem-too-many-digits = { $field }: { $value } 값이 18자리를 초과함
problem-growth-below-all = { $field }: 증가율 { $value } 값이 −100%보다 낮음
problem-growth-too-fine = { $field }: { $value } 값은 소수로 나타낼 때 소수점 아래 여섯 자리를 초과함
problem-negative-amount = { $field }: { $value } 값이 음수임
problem-rate-not-positive = { $field }: 환율 { $value } 값이 0보다 크지 않음
problem-unit-not-positive = { $field }: 반올림 단위 { $value } 값이 0보다 크지 않음
problem-floor-above-cap = { $year }년부터의 하한 { PARTICLE($floor, "이/가") } 상한 { $cap }보다 높음
problem-shares-not-whole = { $part } 배분 비중의 합이 100%가 아니라 { $sum }임
problem-series-missing = { $year }년부터의 증가 규칙이 참조하는 ‘{ $series }’ 시계열이 시나리오에 없음
problem-series-value-missing = { $series }: { $year }년 값이 없음
problem-exchange-missing = { $currency } 환율: { $year }년 값이 없음
problem-no-rule = { $year }년에 적용할 증가 규칙이나 합의액이 없음
problem-other-currency = { $field }: { $value } 값의 통화가 { PARTICLE($currency, "이/가") } 아님
problem-overflow = { $year }년 금액이 보존 가능한 자릿수를 초과함(이전 연도는 유효)

## What was typed

typed-understood = 해석: { $echo }
typed-which = 어느 값을 뜻합니까?
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
hint-not-a-lag = 0~{ $longest }년 범위의 시차를 입력하세요
hint-no-value = 연도만 있고 값이 없습니다
hint-year-twice = { $year }년이 두 번 나옵니다
hint-columns = 연도는 { $years }개인데 값은 { $values }개입니다
hint-direction = 연도가 가로인지 세로인지 알 수 없습니다. 한 줄에 한 연도씩 붙여 넣으세요
hint-too-long = 숫자로 보기에는 너무 깁니다

## Pasting

paste-understood = { $count }개 연도 해석됨
paste-refused = { $count }개 행 해석 불가
paste-line = { $line }행: { $hint }
paste-take-over = 반영
