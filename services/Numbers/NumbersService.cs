using Microsoft.AspNetCore.Mvc;
using Numbers.Carrier;
using Numbers.Data;
using Numbers.Eligibility;
using Numbers.Operations;
using Numbers.Ownership;
using Numbers.Registration;
using Numbers.Sealing;
using Numbers.Search;
using ServiceDefaults.Auth;
using ServiceDefaults.Data.Bus;
using ServiceDefaults.Data.Database;
using ServiceDefaults.Data.Http;
using ServiceDefaults.Data.Operations;
using ServiceDefaults.Http;
using Texting.Contracts;
using Texting.Contracts.Platform;

namespace Numbers;

/// <summary>The capabilities of the service.</summary>
public static class NumbersService
{
    private const int MaxRequestBytes = 64 * 1024;

    public static IHostApplicationBuilder AddNumbers(this IHostApplicationBuilder builder)
    {
        builder.AddServiceDatabase<NumbersDb>("numbers-db");
        builder.AddBus("numbers", Catalog.Messages.Select(message => new WireMessage(message.Type, message.WireName, message.ReadBy)), handlers => handlers
            .Handle<CompanyChanged, OnCompanyChanged>());

        builder.Services.AddApiDocument("Numbers");
        builder.Services.AddCursors();
        builder.Services.AddMemoryCache();
        builder.Services.AddSingleton<NumberFinder>();
        TwilioClients.Register(builder.Services);
        builder.Services.AddOptions<SealOptions>().BindConfiguration(SealOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<Seal>();
        builder.AddOwnership();
        builder.AddRegistration();
        return builder;
    }

    public static IEndpointRouteBuilder MapNumbers(this IEndpointRouteBuilder app)
    {
        app.MapOpenApi().RequireAuthorization(Policies.Public);
        app.MapServiceOperations("numbers");
        var numbers = app.MapGroup("/api/numbers").WithMetadata(new RequestSizeLimitAttribute(MaxRequestBytes));
        numbers.MapSearch();
        numbers.MapOwnership();
        numbers.MapRegistration();
        numbers.MapOperations();
        app.MapRegistrationNews();
        app.MapCalls();
        return app;
    }

    private static void AddOwnership(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<NumberOptions>().BindConfiguration(NumberOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddScoped<NumberWork>();
        builder.Services.AddWorker<NumberPurchaser>();
        builder.Services.AddWorker<ServiceCheck>();
    }

    private static void AddRegistration(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<RegistrationOptions>().BindConfiguration(RegistrationOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        FormEvidenceFinder.Register(builder.Services);
        builder.Services.AddSingleton<CarrierMoves>().AddSingleton<CarrierLooks>().AddSingleton<OwnerQuestions>();
        builder.Services.AddScoped<RegistrationWork>();
        builder.Services.AddWorker<RegistrationAdvancer>();
    }

    // Handlers wake the same worker that the host runs.
    private static void AddWorker<T>(this IServiceCollection services) where T : class, IHostedService
    {
        services.AddSingleton<T>();
        services.AddHostedService(provider => provider.GetRequiredService<T>());
    }
}
