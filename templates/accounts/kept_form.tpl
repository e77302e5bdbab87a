{{!What was typed when the session ran out.}}
<h1>[[staff.kept.title]]</h1>
<p class="lead">[[staff.kept.lead]]</p>
{{#TEXT}}<blockquote class="said">{{TEXT_VALUE}}</blockquote>
{{/TEXT}}
{{#FILES}}<div class="notice notice--warn"><p>[[staff.kept.files]]</p></div>{{/FILES}}
<form method="post" action="{{ACTION}}">{{>parts/csrf}}
{{#FIELD}}<input type="hidden" name="{{FIELD_NAME}}" value="{{FIELD_VALUE}}">
{{/FIELD}}<p class="actions"><button class="button" type="submit">[[staff.kept.send]]</button></p></form>
<form method="post" action="/staff/kept/drop">{{>parts/csrf}}<p class="actions"><button class="button button--plain" type="submit">[[staff.kept.drop]]</button></p></form>
