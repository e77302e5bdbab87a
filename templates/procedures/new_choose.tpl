{{!Taking in, step one: which procedure.}}
<h1>[[procedures.new.title]]</h1>
<form class="form" method="get" action="/staff/dossiers/new">
{{>parts/select field="procedure" label="[[procedures.procedure]]" hint="[[procedures.new.type]]" empty="[[send.choose]]"}}
<p class="actions"><button class="button" type="submit">[[procedures.new.next]]</button></p>
</form>
