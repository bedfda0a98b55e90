namespace Testing;

/// <summary>A server that was started for the tests: a native process or a container.</summary>
internal interface IServerControl
{
    /// <summary>Starts it on the same port with the data it had, and waits until it answers.</summary>
    Task StartAsync();

    /// <summary>Ends it in order.</summary>
    Task StopAsync();

    /// <summary>Ends it at once, as a power failure would.</summary>
    Task KillAsync();
}
