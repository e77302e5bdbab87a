{{!A letter as a file of its own, in the zip of a case: letter.css lies beside it.}}
<!DOCTYPE html>
<html lang="{{ALONE_LANG}}">
<head><meta charset="utf-8"><title>{{TITLE}}</title><link rel="stylesheet" href="letter.css"></head>
<body>
{{>parts/letter_sheet level="1"}}
</body>
</html>
