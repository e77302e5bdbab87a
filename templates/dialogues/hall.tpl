{{!The screen of the hall: a page of its own, without the frame of the others.}}
<!DOCTYPE html>
<html lang="{{LANG}}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{TITLE}}</title>
<meta name="robots" content="noindex">
<link rel="icon" href="/static/img/mark.svg" type="image/svg+xml">
<link rel="stylesheet" href="/static/css/site.css">
</head>
<body class="hall">
<header class="hall__head"><p>{{UNIT}}</p><h1>{{TITLE}}</h1><p>{{COUNTS}}</p></header>
<main class="hall__main" id="main">
{{#NOTHING}}<p class="hall__now">[[dialogues.hall.nothing]]</p>{{/NOTHING}}
{{#NOW}}<section aria-labelledby="now-head"><h2 id="now-head">{{THEME}}</h2><p class="hall__now">{{WORDS}}</p>
{{#ANSWER}}<p class="hall__answer">{{ANSWER_WORDS}}</p>{{/ANSWER}}</section>{{/NOW}}
{{#SOME_NEXT}}<section aria-labelledby="next-head"><h2 id="next-head">[[dialogues.hall.next]]</h2>
<ol class="hall__next">{{#NEXT}}<li>{{WORDS}} <span class="muted">{{VOTES}}</span></li>{{/NEXT}}</ol></section>{{/SOME_NEXT}}
{{#RATE}}<section class="hall__rate" aria-labelledby="rate-head"><div class="qr">{{QR:none}}</div><div><h2 id="rate-head">[[dialogues.rate]]</h2><p>[[dialogues.hall.word]] <strong class="code__text">{{WORD}}</strong></p></div></section>{{/RATE}}
</main>
<footer class="hall__foot"><a href="{{SWITCH_HREF}}">{{SWITCH_TEXT}}</a></footer>
</body>
</html>
