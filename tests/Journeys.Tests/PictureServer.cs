using System.Net;
using Testing.Processes;

namespace Journeys.Tests;

/// <summary>Serves one small picture under any name, as the platform's own storage would.</summary>
public sealed class PictureServer : IDisposable
{
    /// <summary>Eight times eight pixels.</summary>
    public static readonly byte[] Png = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAgklEQVR42g3JIQJEIQhAwT3Jz2azmUwmm81mM5lMJnuId6x16vz4Gr0hDWusxmlEo9qPb9AHMrDBGpxBDGq8ULoiiilLOUoopS8mfSITm6zJmcSk5otN38jGNmtzNrGp/cLpjjjmLOc44ZS/SHoiiSUrOUkklS8u/SIXu6zLucSl7h9Ec2aBDUuLlwAAAABJRU5ErkJggg==");

    private readonly HttpListener _listener = new();

    public PictureServer()
    {
        Address = new Uri($"http://127.0.0.1:{Ports.Free()}/");
        _listener.Prefixes.Add(Address.ToString());
        _listener.Start();
        _ = ServeAsync();
    }

    public Uri Address { get; }

    public string Url(string name) => new Uri(Address, name).ToString();

    public void Dispose() => ((IDisposable)_listener).Dispose();

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            try
            {
                var context = await _listener.GetContextAsync();
                context.Response.ContentType = "image/png";
                context.Response.ContentLength64 = Png.Length;
                await context.Response.OutputStream.WriteAsync(Png);
                context.Response.Close();
            }
            catch (Exception gone) when (gone is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }
}
