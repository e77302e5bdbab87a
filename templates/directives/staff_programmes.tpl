{{!Joint work for officers.}}
<h1>[[joint.title]]</h1>
<p class="lead">[[joint.lead]]</p>
{{#ENTER}}<p class="actions"><a class="button" href="/staff/programmes/new">[[joint.new]]</a></p>{{/ENTER}}
{{#EMPTY}}<div class="notice"><p>[[joint.empty.staff]]</p></div>{{/EMPTY}}
{{>parts/programme_cards}}
