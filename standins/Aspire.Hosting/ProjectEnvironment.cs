using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Configuration;

namespace Aspire.Hosting;

/// <summary>
/// The environment contract of Aspire: the same names, from the same calls, as the package injects.
/// Values are resolved text in run mode and expressions in a manifest.
/// </summary>
internal static class ProjectEnvironment
{
    private const string TelemetryDelay = "1000"; // milliseconds: a developer wants to see a trace now

    // A variable of the developer's shell must not change which port, database or environment a service takes.
    private static readonly string[] NotInherited = ["ASPNETCORE_", "ConnectionStrings__", "services__", "OTEL_", "HTTP_PORTS", "HTTPS_PORTS", "URLS", "DOTNET_ENVIRONMENT", "DOTNET_LAUNCH_PROFILE", "MSBUILD", "Parameters__"];

    public static async Task<Dictionary<string, object>> VariablesAsync(
        IResource resource, DistributedApplicationExecutionContext context, CancellationToken cancellationToken)
    {
        var variables = new Dictionary<string, object>();
        var endpoints = resource.Annotations.OfType<EndpointAnnotation>().Where(e => e.UriScheme == "http")
            .Select(e => new EndpointReference((IResourceWithEndpoints)resource, e.Name)).ToList();
        if (resource is ProjectResource)
        {
            variables["OTEL_DOTNET_EXPERIMENTAL_OTLP_RETRY"] = "in_memory";
            if (endpoints is [var endpoint, ..])
            {
                if (context.IsRunMode)
                {
                    variables["ASPNETCORE_URLS"] = endpoint;
                }
                else
                {
                    variables["ASPNETCORE_FORWARDEDHEADERS_ENABLED"] = "true";
                    variables["HTTP_PORTS"] = endpoint.Property(EndpointProperty.TargetPort);
                }
            }
        }

        var callbackContext = new EnvironmentCallbackContext(context, resource, variables, cancellationToken);
        foreach (var annotation in resource.Annotations.OfType<EnvironmentCallbackAnnotation>()) await annotation.Callback(callbackContext);
        return variables;
    }

    /// <summary>What a started project sees: the host's own environment, telemetry, logging, and its variables over them.</summary>
    public static async Task<Dictionary<string, string>> ForProcessAsync(
        IResource resource, DistributedApplicationExecutionContext context, IConfiguration configuration, string instanceId, CancellationToken cancellationToken)
    {
        var environment = OfHost();
        foreach (var name in environment.Keys.Where(n => NotInherited.Any(p => n.StartsWith(p, StringComparison.OrdinalIgnoreCase)))) environment.Remove(name);
        environment["OTEL_SERVICE_NAME"] = resource.Name;
        environment["OTEL_RESOURCE_ATTRIBUTES"] = $"service.instance.id={instanceId}";
        if ((configuration["ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL"] ?? configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]) is { Length: > 0 } collector)
        {
            environment["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector;
            environment["OTEL_EXPORTER_OTLP_PROTOCOL"] = configuration["OTEL_EXPORTER_OTLP_PROTOCOL"] ?? "grpc";
            environment["OTEL_BLRP_SCHEDULE_DELAY"] = TelemetryDelay;
            environment["OTEL_BSP_SCHEDULE_DELAY"] = TelemetryDelay;
            environment["OTEL_METRIC_EXPORT_INTERVAL"] = TelemetryDelay;
            environment["OTEL_TRACES_SAMPLER"] = "always_on";
            environment["OTEL_METRICS_EXEMPLAR_FILTER"] = "trace_based";
        }

        environment["LOGGING__CONSOLE__FORMATTERNAME"] = "simple";
        foreach (var (name, value) in await VariablesAsync(resource, context, cancellationToken))
            environment[name] = value as string ?? await ((IValueProvider)value).GetValueAsync(cancellationToken) ?? "";
        return environment;
    }

    public static Dictionary<string, string> OfHost() =>
        Environment.GetEnvironmentVariables().Keys.Cast<string>().ToDictionary(name => name, name => Environment.GetEnvironmentVariable(name)!);
}
