using TwilioSimulator.Accounts;

namespace TwilioSimulator.Registration;

internal static class TrustHubEndpoints
{
    public const string Host = "trusthub.twilio.com";

    public static void MapTrustHub(this IEndpointRouteBuilder app)
    {
        var hub = app.MapGroup("/v1").RequireAccount(Host).WithCallFaults();
        foreach (var (path, bundles) in new[] { ("/CustomerProfiles", Bundles.Profiles), ("/TrustProducts", Bundles.Products) })
        {
            hub.MapPost(path, bundles.Create);
            hub.MapGet(path, bundles.List);
            hub.MapGet(path + "/{sid}", bundles.Fetch);
            hub.MapPost(path + "/{sid}", bundles.Update);
            hub.MapPost(path + "/{sid}/EntityAssignments", bundles.Assign);
            hub.MapGet(path + "/{sid}/EntityAssignments", bundles.ListAssignments);
            hub.MapPost(path + "/{sid}/Evaluations", bundles.Evaluate);
        }

        foreach (var (path, parts) in new[] { ("/EndUsers", Parts.EndUsers), ("/SupportingDocuments", Parts.Documents) })
        {
            hub.MapPost(path, parts.Create);
            hub.MapGet(path, parts.List);
            hub.MapPost(path + "/{sid}", parts.Update);
        }
    }
}
