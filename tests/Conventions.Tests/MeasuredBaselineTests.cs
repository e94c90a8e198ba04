using TypedStreaming.Conventions.Tests.Rules;
using TypedStreaming.Conventions.Tests.Source;

namespace TypedStreaming.Conventions.Tests;

public sealed class MeasuredBaselineTests
{
    private const string Server = MeasuredBaseline.Folder + "server/Program.cs";

    [Fact]
    public void The_baseline_is_what_the_targets_were_set_with() => Conformance.Holds(MeasuredBaseline.Check(Read()));

    [Fact]
    public void Reports_one_changed_byte_in_any_file() => Assert.All(MeasuredBaseline.Files, path =>
    {
        var files = Read();
        files[path][^1] ^= 1;
        Assert.Equal($"{path}(1): differs from the baseline; put it back", Assert.Single(MeasuredBaseline.Check(files)).ToString());
    });

    [Fact]
    public void Reports_a_missing_file()
    {
        var files = Read();
        files.Remove(Server);
        Assert.Equal($"{Server}(1): is missing from the baseline", Assert.Single(MeasuredBaseline.Check(files)).ToString());
    }

    [Fact]
    public void Reports_a_file_beside_them()
    {
        var files = Read();
        files.Add(MeasuredBaseline.Folder + "server/Faster.cs", []);
        Assert.Contains("not part", Assert.Single(MeasuredBaseline.Check(files)).Message, StringComparison.Ordinal);
    }

    private static Dictionary<string, byte[]> Read() => Repository.Current.Files
        .Where(path => path.StartsWith(MeasuredBaseline.Folder, StringComparison.Ordinal))
        .ToDictionary(path => path, Repository.Current.ReadBytes);
}
