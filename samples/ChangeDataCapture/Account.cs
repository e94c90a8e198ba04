namespace ChangeDataCapture;

/// <summary>The current values of an account, as the copy stores them and as the org has them.</summary>
internal sealed record Account
{
    public string? Name { get; init; }

    public string? Phone { get; init; }

    public string? Street { get; init; }

    public string? City { get; init; }

    public string? Description { get; init; }
}
