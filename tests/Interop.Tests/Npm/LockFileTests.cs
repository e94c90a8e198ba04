using System.Text.Json;

namespace TypedStreaming.Interop.Tests.Npm;

/// <summary>The lock file of the peers holds on any machine: it tells what each package is, not where it lies.</summary>
public sealed class LockFileTests
{
    [Fact]
    public void The_lock_file_names_no_registry() => Assert.Empty(Addresses(ReadLockFile()));

    [Fact]
    public void An_address_is_noticed() =>
        Assert.Equal(["node_modules/a"], Addresses("""{"packages":{"node_modules/a":{"resolved":"https://example.com/a.tgz"},"node_modules/b":{}}}"""));

    [Fact]
    public void Every_package_has_a_hash() => Assert.All(
        Packages(ReadLockFile()).Where(package => package.Name.Length > 0),
        package => Assert.True(package.Value.TryGetProperty("integrity", out _), package.Name));

    private static string ReadLockFile() => File.ReadAllText(Path.Combine(Node.Scripts, "package-lock.json"));

    private static IEnumerable<string> Addresses(string lockFile) =>
        Packages(lockFile).Where(package => package.Value.TryGetProperty("resolved", out _)).Select(package => package.Name);

    private static JsonElement.ObjectEnumerator Packages(string lockFile) =>
        JsonElement.Parse(lockFile).GetProperty("packages").EnumerateObject();
}
