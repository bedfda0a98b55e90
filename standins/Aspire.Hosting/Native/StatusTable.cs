using System.Globalization;
using Aspire.Hosting.ApplicationModel;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Aspire.Hosting.Native;

internal static class StatusTable
{
    public static IRenderable Of(IReadOnlyList<(ResourceStatus Status, IReadOnlyList<ResourceUrlAnnotation> Urls)> resources)
    {
        var table = new Table { Border = TableBorder.Rounded };
        table.AddColumns("Resource", "Type", "State", "Process", "URL");
        foreach (var (status, urls) in resources)
        {
            var colour = status.Failed ? "red" : status.IsReady ? "green" : status.State == KnownResourceStates.Finished ? "grey" : "yellow";
            table.AddRow(
                new Markup(Markup.Escape(status.Name)),
                new Markup(status.Type),
                new Markup($"[{colour}]{Markup.Escape(Describe(status))}[/]"),
                new Markup(status.Pid?.ToString(CultureInfo.InvariantCulture) ?? ""),
                new Markup(Markup.Escape(string.Join('\n', urls.Select(u => u.DisplayText is null ? u.Url : $"{u.DisplayText}: {u.Url}")))));
        }

        return table;
    }

    public static string Describe(ResourceStatus status)
    {
        var health = status.Healthy switch { true => " (healthy)", false => " (not healthy yet)", null => "" };
        var code = status.ExitCode switch
        {
            null or 0 => "",
            > 128 and var signalled => $" by signal {signalled - 128}",
            var failed => $" with exit code {failed}",
        };
        return $"{status.State}{health}{code}{(status.Message is null ? "" : $": {status.Message}")}";
    }
}

internal static class ResourceUrls
{
    public static IReadOnlyList<ResourceUrlAnnotation> Of(IResource resource)
    {
        if (resource is not IResourceWithEndpoints owner) return [];
        var urls = owner.Annotations.OfType<EndpointAnnotation>().Select(e => new EndpointReference(owner, e.Name))
            .Select(endpoint => new ResourceUrlAnnotation { Url = endpoint.Url, Endpoint = endpoint }).ToList();
        foreach (var callback in resource.Annotations.OfType<UrlCallbackAnnotation>())
        {
            var endpoint = new EndpointReference(owner, callback.EndpointName);
            if (callback.Add is not null) urls.Add(callback.Add(endpoint));
            if (urls.Find(u => u.Endpoint?.EndpointName == callback.EndpointName) is { } url) callback.Change?.Invoke(url);
            foreach (var relative in urls.Where(u => u.Url.StartsWith('/'))) relative.Url = endpoint.Url + relative.Url;
        }

        return urls;
    }
}
