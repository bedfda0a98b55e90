using System.Text.Json.Nodes;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Publishing;

/// <summary>The same drawing as a deployment manifest, in the package's format: names and expressions, no values.</summary>
internal static class ManifestWriter
{
    public static async Task WriteAsync(IEnumerable<IResource> resources, DistributedApplicationExecutionContext context, string path, CancellationToken cancellationToken)
    {
        var folder = Path.GetDirectoryName(path)!;
        var written = new JsonObject();
        foreach (var resource in resources) written[resource.Name] = await DescribeAsync(resource, context, folder, cancellationToken);
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(path, new JsonObject { ["resources"] = written }.ToJsonString(new() { WriteIndented = true }) + "\n", cancellationToken);
    }

    private static async Task<JsonObject> DescribeAsync(IResource resource, DistributedApplicationExecutionContext context, string folder, CancellationToken cancellationToken) => resource switch
    {
        ParameterResource parameter => Parameter(parameter),
        ConnectionStringResource connection => new JsonObject { ["type"] = "value.v0", ["connectionString"] = connection.ConnectionStringExpression.ValueExpression },
        PostgresServerResource postgres => Container(postgres, "docker.io/library/postgres", new JsonObject
        {
            ["POSTGRES_HOST_AUTH_METHOD"] = "scram-sha-256",
            ["POSTGRES_INITDB_ARGS"] = "--auth-host=scram-sha-256 --auth-local=scram-sha-256",
            ["POSTGRES_USER"] = postgres.UserNameReference.ValueExpression,
            ["POSTGRES_PASSWORD"] = postgres.PasswordParameter.ValueExpression,
        }),
        RabbitMQServerResource rabbit => Container(rabbit, "docker.io/library/rabbitmq", new JsonObject
        {
            ["RABBITMQ_DEFAULT_USER"] = rabbit.UserNameReference.ValueExpression,
            ["RABBITMQ_DEFAULT_PASS"] = rabbit.PasswordParameter.ValueExpression,
        }),
        ProjectResource project => await ProjectAsync(project, context, folder, cancellationToken),
        _ => throw new NotSupportedException($"The manifest has no form for {resource.GetType().Name}."),
    };

    private static JsonObject Parameter(ParameterResource parameter)
    {
        var input = new JsonObject { ["type"] = "string" };
        if (parameter.Secret) input["secret"] = true;
        if (parameter.Default is GenerateParameterDefault generated)
            input["default"] = new JsonObject { ["generate"] = new JsonObject { ["minLength"] = generated.MinLength, ["special"] = generated.Special } };
        return new JsonObject { ["type"] = "parameter.v0", ["value"] = $"{{{parameter.Name}.inputs.value}}", ["inputs"] = new JsonObject { ["value"] = input } };
    }

    private static JsonObject Container(ContainerResource container, string image, JsonObject environment)
    {
        var description = new JsonObject { ["type"] = "container.v0", ["connectionString"] = ((IResourceWithConnectionString)container).ConnectionStringExpression.ValueExpression, ["image"] = image };
        if (container.Annotations.OfType<DataVolumeAnnotation>().LastOrDefault() is { } volume)
            description["volumes"] = new JsonArray(new JsonObject { ["name"] = $"{container.Name}-data", ["target"] = volume.Target, ["readOnly"] = false });
        description["env"] = environment;
        description["bindings"] = Bindings(container);
        return description;
    }

    private static async Task<JsonObject> ProjectAsync(ProjectResource project, DistributedApplicationExecutionContext context, string folder, CancellationToken cancellationToken)
    {
        var description = new JsonObject { ["type"] = "project.v0", ["path"] = Path.GetRelativePath(folder, project.Annotations.OfType<ProjectAnnotation>().Single().ProjectPath) };
        var arguments = project.Annotations.OfType<ArgumentAnnotation>().Select(a => (JsonNode)a.Value).ToArray();
        if (arguments.Length > 0) description["args"] = new JsonArray(arguments);
        var environment = new JsonObject();
        foreach (var (name, value) in await ProjectEnvironment.VariablesAsync(project, context, cancellationToken))
            environment[name] = value as string ?? ((IManifestExpressionProvider)value).ValueExpression;
        description["env"] = environment;
        if (Bindings(project) is { Count: > 0 } bindings) description["bindings"] = bindings;
        return description;
    }

    private static JsonObject Bindings(IResource resource)
    {
        var bindings = new JsonObject();
        foreach (var endpoint in resource.Annotations.OfType<EndpointAnnotation>())
        {
            var binding = new JsonObject { ["scheme"] = endpoint.UriScheme, ["protocol"] = "tcp", ["transport"] = endpoint.UriScheme };
            if (endpoint.TargetPort is { } port) binding["targetPort"] = port;
            if (endpoint.IsExternal) binding["external"] = true;
            bindings[endpoint.Name] = binding;
        }

        return bindings;
    }
}
