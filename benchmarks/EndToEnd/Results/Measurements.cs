using TypedStreaming.Benchmarks.EndToEnd.Clients;

namespace TypedStreaming.Benchmarks.EndToEnd.Results;

/// <summary>All rounds that were measured.</summary>
internal sealed class Measurements
{
    private readonly List<(Variant Variant, ClientProgram Client, Round Round)> _rounds = [];
    private readonly List<string> _failures = [];

    /// <summary>The clients that did not finish, with the reason.</summary>
    public IReadOnlyList<string> Failures => _failures;

    public void Add(Variant variant, ClientProgram client, Round round) => _rounds.Add((variant, client, round));

    public void AddFailure(string failure) => _failures.Add(failure);

    public IReadOnlyList<Round> Of(Variant variant, ClientProgram client, int batch) =>
        [.. from one in _rounds where one.Variant == variant && one.Client == client && one.Round.B == batch select one.Round];
}
