namespace TypedStreaming.Generators.Tests.Testing;

/// <summary>The comparison of snapshots itself would notice a change.</summary>
public sealed class SnapshotControlTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("snapshots-");

    [Fact]
    public void A_difference_is_shown_until_it_is_accepted()
    {
        var path = Path.Combine(_folder.FullName, "Class.Method#Type.g");
        Snapshot.Compare(path, "one\ntwo\nthree\n", accept: true);
        Snapshot.Compare(path, "one\ntwo\nthree\n", accept: false);

        var failure = Assert.ThrowsAny<Exception>(() => Snapshot.Compare(path, "one\n2\nthree\n", accept: false));
        Assert.Contains("@@ line 2 @@\n- two\n+ 2\n", failure.Message, StringComparison.Ordinal);
        Assert.Contains("ACCEPT_SNAPSHOTS=1", failure.Message, StringComparison.Ordinal);
        Assert.True(File.Exists(path + ".received.cs"));

        Snapshot.Compare(path, "one\n2\nthree\n", accept: true);
        Assert.False(File.Exists(path + ".received.cs"));
    }

    [Fact]
    public void A_file_that_was_never_accepted_is_a_difference() =>
        Assert.ThrowsAny<Exception>(
            () => Snapshot.Compare(Path.Combine(_folder.FullName, "New"), "text", accept: false));

    public void Dispose() => _folder.Delete(recursive: true);
}
