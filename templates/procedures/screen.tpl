{{!The screen on the wall of a waiting room; looks anew by itself. No personal data.}}
<!DOCTYPE html>
<html lang="{{LANG}}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>[[procedures.tickets.screen]]</title>
<meta name="robots" content="noindex">
<link rel="icon" href="/static/img/mark.svg" type="image/svg+xml">
<link rel="stylesheet" href="/static/css/site.css">
</head>
<body class="board">
<header class="board__head"><h1>{{UNIT}}</h1><p class="board__time">{{TIME}}<span class="board__day">{{DAY}}</span></p></header>
<main id="main">
{{#NOBODY}}<p class="board__nobody">[[procedures.tickets.nobody]]</p>{{/NOBODY}}
<h2 class="board__called">[[procedures.tickets.now]]</h2>
<ul class="board__list">{{#CALLED}}<li class="board__call{{#NEWEST}} board__call--new{{/NEWEST}}"><span class="board__label">{{LABEL}}</span> <span class="board__counter">{{COUNTER}}</span></li>
{{/CALLED}}</ul>
<ul class="board__series">{{#SERIES}}<li><strong>{{SERIES_ID}}</strong> {{SERIES_NAME}}<br>{{WAITING}}</li>
{{/SERIES}}</ul>
</main>
</body>
</html>
