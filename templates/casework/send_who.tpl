{{!Step 2 of 3: who you are, or not.}}
<p class="step">[[send.step.2]]</p>
<h1>[[send.who]]</h1>
<p class="lead">[[send.who.lead]]</p>
{{>parts/errors}}
<form class="form" method="post" action="/send" data-draft="send-who" data-draft-for="tab" data-draft-restored="[[site.draft.restored]]" data-draft-discard="[[site.draft.discard]]" data-draft-kept="[[site.draft.kept]]" data-draft-offline="[[site.draft.offline]]">
{{>parts/csrf}}
<input type="hidden" name="step" value="2">
{{#CARRY}}<input type="hidden" name="{{NAME}}" value="{{VALUE}}">
{{/CARRY}}
{{#STAGED}}<input type="hidden" name="photo_token" value="{{TOKEN}}" data-name="{{FILE_NAME}}" data-size="{{FILE_SIZE}}">
{{/STAGED}}
{{#INTAKE}}<section class="panel" aria-labelledby="intake-head">
<h2 id="intake-head">[[send.intake]]</h2>
{{>parts/action_fields}}
</section>{{/INTAKE}}
{{>parts/radios field="who" label="[[send.who.label]]"}}
{{>parts/input field="name" label="[[send.name]]" complete="name" max="120" optional="1"}}
{{>parts/input field="phone" label="[[send.phone]]" type="tel" mode="tel" size="medium" complete="tel" optional="1"}}
{{>parts/input field="email" label="[[send.email]]" mode="email" complete="email" max="120" optional="1"}}
{{>parts/input field="address" label="[[send.address]]" complete="street-address" max="300" optional="1"}}
{{>parts/radios field="notify" label="[[notices.ask]]"}}
{{>parts/checkbox field="publish" label="[[send.publish.ask]]" hint="[[send.publish.hint]]"}}
<p class="actions"><button class="button" type="submit">[[send.next]]</button>
<button class="button button--plain" type="submit" name="go" value="1" formnovalidate>[[send.back]]</button></p>
</form>
