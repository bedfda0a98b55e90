using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Native;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;

namespace Aspire.Hosting;

internal sealed class DistributedApplicationBuilder : IDistributedApplicationBuilder
{
    public DistributedApplicationBuilder(DistributedApplicationOptions options)
    {
        AppHostDirectory = Path.GetFullPath(options.ProjectDirectory ?? AppHostProject.Directory);
        NativeOptions = NativeOptions.Parse(options.Args ?? [], AppHostDirectory);
        ExecutionContext = new DistributedApplicationExecutionContext(NativeOptions.Operation);
        Configuration.AddEnvironmentVariables().AddCommandLine(NativeOptions.Configuration);
        Environment = new HostingEnvironment
        {
            ApplicationName = "AppHost",
            ContentRootPath = AppHostDirectory,
            EnvironmentName = Configuration["DOTNET_ENVIRONMENT"] ?? Configuration["ASPNETCORE_ENVIRONMENT"] ?? Environments.Production,
        };
        Services.AddSingleton<IConfiguration>(Configuration).AddSingleton(ExecutionContext);
    }

    public ConfigurationManager Configuration { get; } = new();
    public string AppHostDirectory { get; }
    public IHostEnvironment Environment { get; }
    public IServiceCollection Services { get; } = new ServiceCollection();
    public DistributedApplicationExecutionContext ExecutionContext { get; }
    public IList<IResource> Resources { get; } = [];
    public NativeOptions NativeOptions { get; }

    /// <summary>Set once the data folder is open; before that nobody may ask for a secret's value.</summary>
    public SecretFile? Secrets { get; set; }

    public IResourceBuilder<T> AddResource<T>(T resource) where T : IResource
    {
        if (Resources.Any(r => string.Equals(r.Name, resource.Name, StringComparison.OrdinalIgnoreCase)))
            throw new DistributedApplicationException($"There is a resource named '{resource.Name}' already.");
        Resources.Add(resource);
        return CreateResourceBuilder(resource);
    }

    public IResourceBuilder<T> CreateResourceBuilder<T>(T resource) where T : IResource => new Builder<T>(this, resource);

    public DistributedApplication Build() => new(this);

    internal string KeptSecret(string name, Func<string> create) =>
        (Secrets ?? throw new InvalidOperationException($"'{name}' has no value before the application starts.")).GetOrCreate(name, create);

    private sealed record Builder<T>(IDistributedApplicationBuilder ApplicationBuilder, T Resource) : IResourceBuilder<T> where T : IResource
    {
        public IResourceBuilder<T> WithAnnotation<TAnnotation>(TAnnotation annotation) where TAnnotation : IResourceAnnotation
        {
            Resource.Annotations.Add(annotation);
            return this;
        }
    }
}
