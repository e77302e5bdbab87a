{{!A new entry of the registry.}}
<h1>[[models.staff.new]]</h1>
<p class="lead">[[models.staff.new.lead]]</p>
<p>[[models.staff.new.unit]] <strong>{{HOME}}</strong></p>
{{>parts/errors}}
<form class="form" method="post" action="/staff/models/new" enctype="multipart/form-data" data-draft="model-new" data-draft-restored="[[site.draft.restored]]" data-draft-discard="[[site.draft.discard]]" data-draft-kept="[[site.draft.kept]]" data-draft-offline="[[site.draft.offline]]">
{{>parts/csrf}}
{{>parts/radios field="kind" label="[[initiatives.column.kind]]"}}
<section class="panel" aria-labelledby="person-head"><h2 id="person-head">[[models.form.person]]</h2>
<p class="muted">[[models.form.person.text]]</p>
{{>parts/input field="person_name" label="[[send.name]]" complete="off" max="120" optional="1"}}
{{>parts/input field="person_phone" label="[[send.phone]]" type="tel" mode="tel" size="medium" complete="off" max="30" optional="1"}}
</section>
{{>parts/entry_fields}}
{{>parts/file field="photos" label="[[models.form.photos]]" hint="[[send.photo.hint]]" accept=".jpg,.jpeg,.png,.webp,.pdf,.docx" multiple="1" optional="1"}}
{{#STAGED}}<p class="notice notice--done"><input type="hidden" name="photos_token" value="{{TOKEN}}">{{STAGED_NAME}} ({{STAGED_SIZE}})</p>
{{/STAGED}}
<p class="actions"><button class="button" type="submit">[[models.staff.register]]</button> <a class="button button--plain" href="/staff/models">[[staff.cancel]]</a></p>
</form>
