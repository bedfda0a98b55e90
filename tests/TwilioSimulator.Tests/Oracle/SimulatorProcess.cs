using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;

namespace TwilioSimulator.Tests.Oracle;

/// <summary>The simulator as its own process.</summary>
internal sealed class SimulatorProcess : IDisposable
{
    readonly Process _process;

    SimulatorProcess(Process process, Uri address)
    {
        _process = process;
        Http = new HttpClient { BaseAddress = address };
        Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{SimulatorHost.Account}:{SimulatorHost.AuthToken}")));
    }

    public HttpClient Http { get; }

    public static async Task<SimulatorProcess> StartAsync(string recordPath)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "TwilioSimulator.dll")])
        {
            RedirectStandardOutput = true,
            Environment =
            {
                ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
                ["Simulator__AccountSid"] = SimulatorHost.Account,
                ["Simulator__AuthToken"] = SimulatorHost.AuthToken,
                ["Simulator__RecordPath"] = recordPath,
                ["Simulator__Numbers__0__PhoneNumber"] = SimulatorHost.Number,
                ["Simulator__Numbers__0__Sid"] = "PN1",
                ["Simulator__Numbers__0__MessagingServiceSid"] = SimulatorHost.Service,
            },
        };
        var process = Process.Start(start)!;
        try
        {
            var address = await AddressAsync(process);
            // A full pipe would stop the process: keep reading.
            _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
            return new SimulatorProcess(process, address);
        }
        catch
        {
            // Nobody else knows of it, so nobody else could end it.
            process.Kill();
            process.Dispose();
            throw;
        }
    }

    public Task<HttpResponseMessage> SendAsync() => Http.PostAsync(
        $"/2010-04-01/Accounts/{SimulatorHost.Account}/Messages.json",
        new FormUrlEncodedContent(new Dictionary<string, string> { ["To"] = SimulatorHost.Phone, ["MessagingServiceSid"] = SimulatorHost.Service, ["Body"] = "hi" }));

    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public void Dispose()
    {
        if (!_process.HasExited) Kill();
        _process.Dispose();
        Http.Dispose();
    }

    static async Task<Uri> AddressAsync(Process process)
    {
        const string Listening = "Now listening on: ";
        while (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (line.IndexOf(Listening, StringComparison.Ordinal) is >= 0 and var at) return new Uri(line[(at + Listening.Length)..]);
        }

        throw new InvalidOperationException("The simulator ended before it listened.");
    }
}
