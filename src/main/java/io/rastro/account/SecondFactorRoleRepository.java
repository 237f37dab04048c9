package io.rastro.account;

import org.springframework.data.jpa.repository.JpaRepository;

interface SecondFactorRoleRepository extends JpaRepository<SecondFactorRole, Role> {}
