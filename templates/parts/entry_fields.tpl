{{!The items of the registration form (pages/initiatives/entry_form.h). Fields of the FormView, and CAMPAIGN {CAMPAIGN_ID, CAMPAIGN_NAME; CAMPAIGN_CHOSEN} }}
{{>parts/input field="title" label="[[initiatives.column.title]]" hint="[[models.form.title.hint]]" complete="off" max="200"}}
{{>parts/select field="field" label="[[initiatives.column.field]]" empty="[[send.choose]]"}}
{{>parts/textarea field="situation" label="[[initiatives.column.situation]]" rows="3" max="2000"}}
{{>parts/textarea field="goals" label="[[initiatives.column.goals]]" rows="3" max="2000"}}
{{>parts/textarea field="content" label="[[initiatives.column.content]]" rows="5" max="4000"}}
{{>parts/input field="audience" label="[[initiatives.column.audience]]" complete="off" max="500"}}
{{>parts/input field="address" label="[[initiatives.column.address]]" hint="[[models.form.address.hint]]" complete="off" max="300"}}
{{>parts/select field="commune" label="[[initiatives.column.commune]]" empty="[[models.form.commune.point]]"}}
<div class="map" data-map="pick" data-lat="lat" data-lon="lon" data-label="[[models.form.map]]" hidden></div>
{{>parts/input field="lat" label="[[initiatives.column.lat]]" mode="decimal" size="short" complete="off" max="12" optional="1"}}
{{>parts/input field="lon" label="[[initiatives.column.lon]]" mode="decimal" size="short" complete="off" max="12" optional="1"}}
{{>parts/input field="lead" label="[[initiatives.column.lead]]" complete="off" max="300"}}
{{>parts/input field="partners" label="[[initiatives.column.partners]]" complete="off" max="500" optional="1"}}
{{>parts/input field="participants" label="[[initiatives.column.participants]]" complete="off" max="500" optional="1"}}
{{>parts/textarea field="resources" label="[[initiatives.column.resources]]" rows="2" max="1000" optional="1"}}
{{>parts/input field="starts" label="[[initiatives.column.starts]]" type="date" size="medium"}}
{{>parts/input field="ends" label="[[initiatives.column.ends]]" type="date" size="medium" optional="1"}}
{{>parts/textarea field="products" label="[[initiatives.column.products]]" rows="3" max="2000"}}
{{>parts/textarea field="sustain" label="[[initiatives.column.sustain]]" rows="2" max="2000" optional="1"}}
{{>parts/textarea field="results" label="[[initiatives.column.results]]" hint="[[models.form.results.hint]]" rows="3" max="4000" optional="1"}}
<fieldset class="field"><legend>[[initiatives.column.campaigns]] <span class="field__optional">[[site.optional]]</span></legend>
<div class="choices">{{#CAMPAIGN}}<div class="choice"><input type="checkbox" id="campaign-{{CAMPAIGN_ID}}" name="campaigns" value="{{CAMPAIGN_ID}}"{{#CAMPAIGN_CHOSEN}} checked{{/CAMPAIGN_CHOSEN}}>
<label for="campaign-{{CAMPAIGN_ID}}">{{CAMPAIGN_NAME}}</label></div>
{{/CAMPAIGN}}</div></fieldset>
