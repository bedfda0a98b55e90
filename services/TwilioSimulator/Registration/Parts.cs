using System.Text.Json;
using TwilioSimulator.Accounts;

namespace TwilioSimulator.Registration;

/// <summary>End users and supporting documents: the facts a bundle is made of.</summary>
internal sealed class Parts(string kind, string prefix)
{
    public static readonly Parts EndUsers = new("EndUsers", "IT");
    public static readonly Parts Documents = new("SupportingDocuments", "RD");

    public async Task<IResult> Create(HttpRequest request, Desk desk)
    {
        var form = await Desk.FormAsync(request);
        if (form["FriendlyName"].ToString().Length == 0) return Desk.Missing("FriendlyName");
        if (form["Type"].ToString().Length == 0) return Desk.Missing("Type");
        if (!TryRead(form, out var attributes)) return Desk.Invalid("Attributes is not valid JSON");

        var part = desk.Make(kind, prefix, TrustHubEndpoints.Host, $"/v1/{kind}", null,
            ("friendly_name", form["FriendlyName"].ToString()), ("type", form["Type"].ToString()), ("attributes", attributes));
        return Desk.Show(await desk.WriteAsync(part), 201);
    }

    public IResult List(HttpRequest request, Desk desk) => Desk.List(request, TrustHubEndpoints.Host, "results", desk.Resources.All(kind));

    public async Task<IResult> Update(string sid, HttpRequest request, Desk desk)
    {
        if (desk.Resources.Find(kind, sid) is not { } part) return TwilioError.NotFound(request);

        var form = await Desk.FormAsync(request);
        if (!TryRead(form, out var attributes)) return Desk.Invalid("Attributes is not valid JSON");
        if (form["FriendlyName"].ToString() is { Length: > 0 } name) part = part.With(("friendly_name", name));
        return Desk.Show(await desk.ChangeAsync(part, ("attributes", form.ContainsKey("Attributes") ? attributes : part.Body.GetProperty("attributes"))));
    }

    static bool TryRead(IFormCollection form, out JsonElement attributes)
    {
        attributes = JsonSerializer.SerializeToElement(new Dictionary<string, string>());
        if (form["Attributes"].ToString() is not { Length: > 0 } text) return true;
        try
        {
            attributes = JsonSerializer.Deserialize<JsonElement>(text);
            return attributes.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
