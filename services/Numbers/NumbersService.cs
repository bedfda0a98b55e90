using Numbers.Data;
using ServiceDefaults.Auth;
using ServiceDefaults.Data.Bus;
using ServiceDefaults.Data.Database;
using Texting.Contracts;

namespace Numbers;

/// <summary>The capabilities of the service.</summary>
public static class NumbersService
{
    public static IHostApplicationBuilder AddNumbers(this IHostApplicationBuilder builder)
    {
        builder.AddServiceDatabase<NumbersDb>("numbers-db");
        builder.AddBus("numbers", Catalog.Messages.Select(message => new WireMessage(message.Type, message.WireName, message.ReadBy)), _ => { });

        builder.Services.AddOpenApi();
        return builder;
    }

    public static IEndpointRouteBuilder MapNumbers(this IEndpointRouteBuilder app)
    {
        app.MapOpenApi().RequireAuthorization(Policies.Public);
        return app;
    }
}
