using TwilioSimulator.Accounts;

namespace TwilioSimulator.Registration;

/// <summary>Customer profiles and trust products: twins with the same fields, parts, evaluations and reviews.</summary>
internal sealed class Bundles(string kind, string linkName, string ownKey)
{
    public static readonly Bundles Profiles = new("CustomerProfiles", "customer_profiles", "customer_profile_sid");
    public static readonly Bundles Products = new("TrustProducts", "trust_products", "trust_product_sid");

    const string Assignments = "EntityAssignments";
    static readonly string[] Required = ["FriendlyName", "Email", "PolicySid"];

    public async Task<IResult> Create(HttpRequest request, Desk desk)
    {
        var form = await Desk.FormAsync(request);
        if (Required.FirstOrDefault(field => form[field].ToString().Length == 0) is { } missing) return Desk.Missing(missing);
        if (Policy.Find(form["PolicySid"].ToString()) is null) return Desk.Invalid("PolicySid is not a policy");

        var bundle = desk.Make(kind, "BU", TrustHubEndpoints.Host, $"/v1/{kind}", null,
            ("policy_sid", form["PolicySid"].ToString()), ("friendly_name", form["FriendlyName"].ToString()), ("status", "draft"), ("valid_until", null),
            ("email", form["Email"].ToString()), ("status_callback", form["StatusCallback"].ToString() is { Length: > 0 } url ? url : null), ("errors", null));
        var own = bundle.Text("url");
        return Desk.Show(await desk.WriteAsync(bundle.With(("links", new Dictionary<string, string>
        {
            [$"{linkName}_entity_assignments"] = $"{own}/{Assignments}",
            [$"{linkName}_evaluations"] = $"{own}/Evaluations",
            [$"{linkName}_channel_endpoint_assignment"] = $"{own}/ChannelEndpointAssignments",
        }))), 201);
    }

    public IResult Fetch(string sid, HttpRequest request, Desk desk) =>
        desk.Resources.Find(kind, sid) is { } bundle ? Desk.Show(bundle) : TwilioError.NotFound(request);

    public IResult List(HttpRequest request, Desk desk)
    {
        var query = request.Query;
        bool Fits(Resource bundle, string key, string parameter) => query[parameter].ToString() is not { Length: > 0 } value || bundle.Text(key) == value;
        return Desk.List(request, TrustHubEndpoints.Host, "results", desk.Resources.All(kind).Where(bundle =>
            Fits(bundle, "status", "Status") && Fits(bundle, "friendly_name", "FriendlyName") && Fits(bundle, "policy_sid", "PolicySid")));
    }

    public async Task<IResult> Update(string sid, HttpRequest request, Desk desk)
    {
        if (desk.Resources.Find(kind, sid) is not { } bundle) return TwilioError.NotFound(request);

        var form = await Desk.FormAsync(request);
        var status = form["Status"].ToString();
        if (status.Length > 0 && status != "pending-review") return Desk.Invalid("Status can only be set to pending-review");
        if (status.Length > 0 && bundle.Coming.Count > 0) return Desk.Invalid("The bundle is under review");
        if (form["Email"].ToString() is { Length: > 0 } email) bundle = bundle.With(("email", email));
        if (status.Length == 0) return Desk.Show(await desk.ChangeAsync(bundle));

        return Desk.Show(await desk.ChangeAsync(UnderReview(bundle, desk), ("status", "pending-review"), ("errors", null)));
    }

    public async Task<IResult> Assign(string sid, HttpRequest request, Desk desk)
    {
        if (desk.Resources.Find(kind, sid) is null) return TwilioError.NotFound(request);

        var part = (await Desk.FormAsync(request))["ObjectSid"].ToString();
        if (part != desk.Options.PrimaryProfileSid && desk.Resources.Find(part) is null) return Desk.Invalid("ObjectSid does not exist");

        var assignment = desk.Make(Assignments, "BV", TrustHubEndpoints.Host, $"/v1/{kind}/{sid}/{Assignments}", sid, (ownKey, sid), ("object_sid", part));
        return Desk.Show(await desk.WriteAsync(assignment), 201);
    }

    public IResult ListAssignments(string sid, HttpRequest request, Desk desk) => desk.Resources.Find(kind, sid) is null
        ? TwilioError.NotFound(request)
        : Desk.List(request, TrustHubEndpoints.Host, "results", desk.Resources.All(Assignments, sid));

    public async Task<IResult> Evaluate(string sid, HttpRequest request, Desk desk)
    {
        if (desk.Resources.Find(kind, sid) is not { } bundle) return TwilioError.NotFound(request);

        var policy = (await Desk.FormAsync(request))["PolicySid"].ToString();
        if (policy != bundle.Text("policy_sid")) return Desk.Invalid("PolicySid is not the bundle's");

        var findings = FindingsOf(bundle, desk);
        var evaluation = desk.Make("Evaluations", "EL", TrustHubEndpoints.Host, $"/v1/{kind}/{sid}/Evaluations", sid, (ownKey, sid), ("policy_sid", policy),
            ("status", findings.All(finding => finding.Invalid.Count == 0) ? "compliant" : "noncompliant"), ("results", findings.Select(Show).ToList()));
        return Desk.Show(await desk.WriteAsync(evaluation), 201);
    }

    static List<Finding> FindingsOf(Resource bundle, Desk desk)
    {
        var assigned = desk.Resources.All(Assignments, bundle.Sid).Select(assignment => assignment.Text("object_sid")).ToList();
        var parts = assigned.Select(desk.Resources.Find).OfType<Resource>().ToList();
        var hasProfile = assigned.Contains(desk.Options.PrimaryProfileSid) || parts.Any(part => part.Kind == Profiles.Kind);
        return [.. Policy.Find(bundle.Text("policy_sid"))!.Evaluate(parts, hasProfile)];
    }

    public string Kind => kind;

    // A bundle that lacks something is rejected at once, one that is complete after the review.
    static Resource UnderReview(Resource bundle, Desk desk)
    {
        var decided = desk.Now.AddMilliseconds(desk.Options.ProfileReviewMs);
        var bad = FindingsOf(bundle, desk).FirstOrDefault(finding => finding.Invalid.Count > 0);
        var code = bad is not null ? 22214 : desk.Rejections.Take("profile", bundle.Text("friendly_name") + NamesIn(bundle, desk));
        return bundle.Then(
            Change.At(desk.Now.AddMilliseconds(desk.Options.ProfileReviewMs / 4.0), null, ("status", "in-review")),
            code is { } error
                ? Change.At(decided, null, ("status", "twilio-rejected"), ("errors", new[] { RegistryErrors.Of(error, bad?.Invalid ?? []) }))
                : Change.At(decided, null, ("status", "twilio-approved"), ("errors", null)));
    }

    public static string NamesIn(Resource bundle, Desk desk) => string.Concat(desk.Resources.All(Assignments, bundle.Sid)
        .Select(assignment => desk.Resources.Find(assignment.Text("object_sid"))).OfType<Resource>()
        .Select(part => $" {part.Attribute("business_name")} {part.Attribute("brand_name")} {part.Attribute("last_name")}"));

    static Dictionary<string, object?> Show(Finding finding) => new()
    {
        ["friendly_name"] = finding.Type,
        ["object_type"] = finding.Type,
        ["passed"] = finding.Invalid.Count == 0,
        ["failure_reason"] = finding.Invalid.Count == 0 ? null : "A required field is missing or invalid",
        ["error_code"] = finding.Invalid.Count == 0 ? null : 22214,
        ["valid"] = Array.Empty<object>(),
        ["invalid"] = finding.Invalid.Select(field => new Dictionary<string, object?>
        {
            ["friendly_name"] = field,
            ["object_field"] = field,
            ["failure_reason"] = "missing or invalid",
            ["error_code"] = 22215,
        }).ToList(),
        ["requirement_friendly_name"] = finding.Type,
        ["requirement_name"] = finding.Type,
    };
}
