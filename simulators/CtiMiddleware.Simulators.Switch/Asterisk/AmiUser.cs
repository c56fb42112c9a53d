namespace CtiMiddleware.Simulators.Switch.Asterisk;

/// <summary>A user of <c>manager.conf</c>.</summary>
/// <param name="Name">The user's name.</param>
/// <param name="Secret">The password.</param>
/// <param name="Read">Classes of events that the user may receive.</param>
/// <param name="Write">Classes of actions that the user may give.</param>
public sealed record AmiUser(string Name, string Secret, AmiPrivilege Read = AmiPrivilege.All, AmiPrivilege Write = AmiPrivilege.All);
