{{!Changing an entry that is not assessed yet.}}
<p class="step"><a href="/staff/models/{{CODE}}">← {{CODE}}</a></p>
<h1>[[models.staff.edit]]</h1>
{{>parts/errors}}
<form class="form" method="post" action="/staff/models/{{CODE}}/edit">
{{>parts/csrf}}
<input type="hidden" name="version" value="{{VERSION}}">
{{>parts/entry_fields}}
<p class="actions"><button class="button" type="submit">[[models.staff.save]]</button> <a class="button button--plain" href="/staff/models/{{CODE}}">[[staff.cancel]]</a></p>
</form>
