using ServiceDefaults.Auth;

namespace Messaging.Texts;

internal static class TextEndpoints
{
    /// <summary>Staff for their own company's texts, operators for all: what they see has neither words nor numbers in it.</summary>
    internal const string Readers = "TextReaders";

    internal static IServiceCollection AddTextReaders(this IServiceCollection services) => services
        .AddAuthorizationBuilder()
        .AddPolicy(Readers, policy => policy.RequireRole([.. Policies.Members[Policies.Staff].Append(CallerRole.Operator).Select(role => role.ToString())]))
        .Services;

    internal static void MapTexts(this IEndpointRouteBuilder messaging)
    {
        var texts = messaging.MapGroup("/texts").WithTags("Texts").ProducesProblem(StatusCodes.Status404NotFound);
        texts.MapGet("/{textId:guid}", ReadText.HandleAsync).RequireAuthorization(Readers).WithSummary("The whole life of one text.");
    }
}
