{{!Step 1 of 3: what and where.}}
<p class="step">[[send.step.1]]</p>
<h1>[[send.what]]</h1>
<p class="lead">[[send.what.lead]]</p>
{{>parts/errors}}
<form class="form" method="post" action="/send" enctype="multipart/form-data" data-draft="send" data-draft-restored="[[site.draft.restored]]" data-draft-discard="[[site.draft.discard]]" data-draft-kept="[[site.draft.kept]]" data-draft-offline="[[site.draft.offline]]">
{{>parts/csrf}}
<input type="hidden" name="step" value="1">
{{#CARRY}}<input type="hidden" name="{{NAME}}" value="{{VALUE}}">
{{/CARRY}}
{{>parts/radios field="kind" label="[[send.kind]]"}}
{{>parts/textarea field="words" label="[[send.words]]" hint="[[send.words.hint]]" rows="6" max="4000"}}
{{>parts/select field="category" label="[[send.category]]" empty="[[send.choose]]"}}
{{>parts/select field="commune" label="[[send.commune]]" empty="[[send.commune.unknown]]" hint="[[send.commune.hint]]"}}
{{>parts/input field="place" label="[[send.place]]" hint="[[send.place.hint]]" max="300" optional="1"}}
<div class="field">
<p class="field__hint" data-needs-script hidden>[[site.map.pick]]</p>
<div class="map" data-map="pick" data-lat="lat" data-lon="lon" data-label="[[site.map.pick]]" hidden></div>
<p><button class="button button--small button--plain" type="button" data-map-here data-denied="[[site.map.denied]]" hidden>[[site.map.here]]</button> <span data-map-note role="status"></span></p>
</div>
<details class="why"><summary>[[send.point.type]]</summary>
{{>parts/input field="lat" label="[[send.lat]]" size="medium" mode="decimal" optional="1"}}
{{>parts/input field="lon" label="[[send.lon]]" size="medium" mode="decimal" optional="1"}}
</details>
{{>parts/file field="photo" label="[[send.photo]]" hint="[[send.photo.hint]]" accept=".jpg,.jpeg,.png,.webp,.pdf,.docx" multiple="1" optional="1"}}
{{#STAGED}}<p class="notice notice--done"><input type="hidden" name="photo_token" value="{{TOKEN}}">{{FILE_NAME}} ({{FILE_SIZE}})</p>
{{/STAGED}}
<p class="actions"><button class="button" type="submit">[[send.next]]</button></p>
</form>
