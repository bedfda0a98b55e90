namespace TwilioSimulator.Oracle;

/// <summary>
/// Memory built from the record. Entries arrive one at a time, in the order of the file, and only after they are in it;
/// so nothing can be seen that a crash could take back.
/// </summary>
internal interface IProjection
{
    void Apply(Entry entry);

    void Clear();

    /// <summary>The history is read. What only held for the process that wrote it ends here.</summary>
    void Reloaded()
    {
    }
}
