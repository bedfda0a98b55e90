using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Configuration;

namespace Aspire.Hosting;

public static class ParameterResourceBuilderExtensions
{
    public static IResourceBuilder<ParameterResource> AddParameter(this IDistributedApplicationBuilder builder, string name, bool secret = false) =>
        builder.AddResource(new ParameterResource(name, _ => FromConfiguration(builder, name), secret));

    public static IResourceBuilder<ParameterResource> AddParameter(
        this IDistributedApplicationBuilder builder, string name, ParameterDefault value, bool secret = false, bool persist = false) =>
        builder.AddResource(CreateGenerated((DistributedApplicationBuilder)builder, name, value, secret));

    internal static ParameterResource CreateGenerated(DistributedApplicationBuilder builder, string name, ParameterDefault value, bool secret) =>
        new(name, _ => builder.Configuration[$"Parameters:{name}"] ?? builder.KeptSecret(name, value.GetDefaultValue), secret) { Default = value };

    private static string FromConfiguration(IDistributedApplicationBuilder builder, string name) =>
        builder.Configuration[$"Parameters:{name}"] ?? throw new DistributedApplicationException($"Parameter '{name}' has no value: set 'Parameters:{name}'.");
}

public static class ConnectionStringBuilderExtensions
{
    public static IResourceBuilder<ConnectionStringResource> AddConnectionString(
        this IDistributedApplicationBuilder builder, string name, ReferenceExpression connectionStringExpression) =>
        builder.AddResource(new ConnectionStringResource(name, connectionStringExpression));
}

public static class ProjectResourceBuilderExtensions
{
    /// <summary>The stand-in reads no launch profiles: an AppHost says what it needs, and passes null here.</summary>
    public static IResourceBuilder<ProjectResource> AddProject(this IDistributedApplicationBuilder builder, string name, string projectPath, string? launchProfileName) =>
        launchProfileName is null
            ? builder.AddResource(new ProjectResource(name)).WithAnnotation(new ProjectAnnotation(Path.GetFullPath(projectPath, builder.AppHostDirectory)))
            : throw new NotSupportedException("The native host starts projects without a launch profile.");
}

public static class PostgresBuilderExtensions
{
    public static IResourceBuilder<PostgresServerResource> AddPostgres(
        this IDistributedApplicationBuilder builder, string name, IResourceBuilder<ParameterResource>? userName = null, IResourceBuilder<ParameterResource>? password = null, int? port = null) =>
        builder.AddResource(new PostgresServerResource(name, userName?.Resource, password?.Resource ?? builder.Password(name)))
            .WithAnnotation(new EndpointAnnotation("tcp", "tcp", port) { TargetPort = 5432 });

    public static IResourceBuilder<PostgresServerResource> WithDataVolume(this IResourceBuilder<PostgresServerResource> builder, string? name = null, bool isReadOnly = false) =>
        builder.WithAnnotation(new DataVolumeAnnotation("/var/lib/postgresql/data"));

    internal static ParameterResource Password(this IDistributedApplicationBuilder builder, string name) => builder.AddResource(ParameterResourceBuilderExtensions.CreateGenerated(
        (DistributedApplicationBuilder)builder, $"{name}-password", new GenerateParameterDefault { Special = false }, secret: true)).Resource;
}

public static class RabbitMQBuilderExtensions
{
    public static IResourceBuilder<RabbitMQServerResource> AddRabbitMQ(
        this IDistributedApplicationBuilder builder, string name, IResourceBuilder<ParameterResource>? userName = null, IResourceBuilder<ParameterResource>? password = null, int? port = null) =>
        builder.AddResource(new RabbitMQServerResource(name, userName?.Resource, password?.Resource ?? builder.Password(name)))
            .WithAnnotation(new EndpointAnnotation("tcp", "tcp", port) { TargetPort = 5672 });

    public static IResourceBuilder<RabbitMQServerResource> WithDataVolume(this IResourceBuilder<RabbitMQServerResource> builder, string? name = null, bool isReadOnly = false) =>
        builder.WithAnnotation(new DataVolumeAnnotation("/var/lib/rabbitmq"));
}
