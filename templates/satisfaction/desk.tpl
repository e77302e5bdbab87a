{{!The survey at the desk: which file.}}
<h1>[[survey.desk.title]]</h1>
<p class="lead">[[survey.desk.lead]]</p>
{{#DONE}}<div class="notice notice--done"><p>[[survey.desk.done]]</p></div>{{/DONE}}
{{>parts/errors}}
<form class="form" method="get" action="/staff/surveys">
{{>parts/input field="code" label="[[survey.desk.code]]" size="medium" max="20"}}
<p class="actions"><button class="button" type="submit">[[survey.desk.open]]</button></p>
</form>
