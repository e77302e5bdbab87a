{{!An A4 sheet: the letter itself is BODY, set with the classes sheet__… of site.css.}}
<!DOCTYPE html>
<html lang="{{LANG}}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{TITLE}}</title>
<meta name="robots" content="noindex">
<link rel="icon" href="/static/img/mark.svg" type="image/svg+xml">
<link rel="stylesheet" href="/static/css/site.css">
<link rel="stylesheet" href="/static/css/letter.css">
<script src="/static/js/site.js" defer></script>
</head>
<body class="is-sheet">
<div class="sheet-tools" data-needs-script hidden><button class="button" type="button" data-print>[[site.print]]</button></div>
<main class="sheet" id="main">
{{BODY:none}}
</main>
</body>
</html>
