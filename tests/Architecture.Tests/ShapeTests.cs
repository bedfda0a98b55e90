using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using ServiceDefaults;
using ServiceDefaults.Auth;
using ServiceDefaults.Data.Database;

namespace Architecture.Tests;

/// <summary>Sizes, documents, policies, tables.</summary>
public sealed class ShapeTests
{
    public static TheoryData<string> Services => ["Messaging", "Numbers", "Billing", "Notifications"];

    [Fact]
    public void No_file_is_longer_than_250_lines() => Assert.Empty(Shape.TooLong(Shape.SourceFiles()));

    [Fact]
    public void Every_service_and_the_gateway_say_in_a_README_what_they_own()
    {
        string[] homes = [.. Directory.EnumerateDirectories(Path.Combine(Shape.Root(), "services")), Path.Combine(Shape.Root(), "gateway")];
        Assert.All(homes, home => Assert.True(File.Exists(Path.Combine(home, "README.md")), $"{Path.GetFileName(home)} has no README.md"));
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void Every_endpoint_names_its_policy(string service)
    {
        using var app = Build(service);
        var endpoints = ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints).ToArray();
        Assert.NotEmpty(endpoints);
        Assert.Empty(Shape.WithoutPolicy(endpoints));
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void Every_table_but_the_transport_has_a_company(string service)
    {
        using var app = Build(service);
        using var scope = app.Services.CreateScope();
        Assert.Empty(Shape.WithoutCompany(scope.ServiceProvider.GetRequiredService<ServiceDb>().Model));
    }

    /// <summary>The service as its Program.cs builds it, never started.</summary>
    private static WebApplication Build(string service)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["InternalToken:Key"] = new('k', 32),
            ["Cursors:Key"] = new('k', 32),
            [$"ConnectionStrings:{service.ToLowerInvariant()}-db"] = "Host=nowhere;Username=nobody;Database=none",
            ["ConnectionStrings:rabbitmq"] = "amqp://nobody:none@nowhere",
        });
        builder.AddServiceDefaults();
        builder.AddInternalAuth();
        Action<IHostApplicationBuilder> add;
        Action<IEndpointRouteBuilder> map;
        (add, map) = service switch
        {
            "Messaging" => ((Action<IHostApplicationBuilder>)(b => global::Messaging.MessagingService.AddMessaging(b)), (Action<IEndpointRouteBuilder>)(a => global::Messaging.MessagingService.MapMessaging(a))),
            "Numbers" => (b => global::Numbers.NumbersService.AddNumbers(b), a => global::Numbers.NumbersService.MapNumbers(a)),
            "Billing" => (b => global::Billing.BillingService.AddBilling(b), a => global::Billing.BillingService.MapBilling(a)),
            _ => (b => global::Notifications.NotificationsService.AddNotifications(b), a => global::Notifications.NotificationsService.MapNotifications(a)),
        };
        add(builder);
        var app = builder.Build();
        app.MapDefaultEndpoints();
        map(app);
        return app;
    }
}
